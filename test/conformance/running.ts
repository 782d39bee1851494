import type { ChildProcess } from "node:child_process";
import type { Outcome } from "./kubectl.ts";

/** A process whose output can be waited for. */
export class Running {
  /** Resolves once it has ended; the exit code of a stopped one is -1. */
  readonly ended: Promise<Outcome>;
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #stdout = "";
  #stderr = "";

  constructor(child: ChildProcess, stdin: string, onEnd: () => void) {
    this.#child = child;
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      this.#stdout += text;
      for (const wake of this.#waiting) wake();
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      this.#stderr += text;
    });
    child.stdin?.on("error", () => undefined).end(stdin);
    this.ended = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        onEnd();
        resolve({ stdout: this.#stdout, stderr: this.#stderr, exitCode: code ?? -1 });
      });
    });
  }

  get stdout(): string {
    return this.#stdout;
  }

  /** Waits until its output has so many lines that match; fails if it ends before. */
  async printed(pattern: RegExp, count = 1): Promise<void> {
    const isThere = () =>
      this.#stdout.split("\n").filter((line) => pattern.test(line)).length >= count;
    while (!isThere()) {
      const grown = new Promise<void>((resolve) => this.#waiting.add(resolve));
      const first = await Promise.race([grown, this.ended]);
      this.#waiting.clear();
      if (first !== undefined && !isThere()) {
        throw new Error(`it ended without ${pattern}: ${this.#stdout}${this.#stderr}`);
      }
    }
  }

  /** Ends it and its children, and gives what it printed. */
  stop(signal: "SIGTERM" | "SIGINT" = "SIGTERM"): Promise<Outcome> {
    const { pid } = this.#child;
    if (pid !== undefined && this.#child.exitCode === null) process.kill(-pid, signal);
    return this.ended;
  }
}
