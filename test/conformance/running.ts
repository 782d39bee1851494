import { type LaunchOptions, launch } from "./launcher.ts";

/** What a command came to. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A line of shell that runs, whose output can be waited for. */
export class Running {
  /** Resolves once it has ended; the exit code of a stopped one is -1. */
  readonly ended: Promise<Outcome>;
  readonly #stop: (signal: NodeJS.Signals) => void;
  readonly #waiting = new Set<() => void>();
  readonly #printed = { stdout: "", stderr: "" };

  constructor(line: string, options: LaunchOptions) {
    const { ended, stop } = launch(line, options, (stream, text) => {
      this.#printed[stream] += text;
      for (const wake of this.#waiting) wake();
    });
    this.#stop = stop;
    this.ended = ended.then((exitCode) => ({ ...this.#printed, exitCode }));
  }

  get stdout(): string {
    return this.#printed.stdout;
  }

  /** Waits until its output has so many lines that match; fails if it ends before. */
  async printed(pattern: RegExp, count = 1): Promise<void> {
    const isThere = () =>
      this.stdout.split("\n").filter((line) => pattern.test(line)).length >= count;
    while (!isThere()) {
      const grown = new Promise<void>((resolve) => this.#waiting.add(resolve));
      const first = await Promise.race([grown, this.ended]);
      this.#waiting.clear();
      if (first !== undefined && !isThere()) {
        const { stdout, stderr } = this.#printed;
        throw new Error(`it ended without ${pattern}: ${stdout}${stderr}`);
      }
    }
  }

  /** Ends it and its children, and gives what it printed. */
  stop(signal: "SIGTERM" | "SIGINT" = "SIGTERM"): Promise<Outcome> {
    this.#stop(signal);
    return this.ended;
  }
}
