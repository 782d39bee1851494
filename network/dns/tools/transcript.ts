/** What a tool has printed so far, and how long it has taken. */
import type { Ask } from "../asking.ts";
import type { Question, Reply } from "../message.ts";
import type { ResolverConfig } from "../resolver-config.ts";

export interface ToolOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly tookMs: number;
}

const usualRoundTripMs = 1;

export class Transcript {
  tookMs = 0;
  exitCode = 0;
  readonly #ask: Ask;
  readonly #roundTripMs: number;
  readonly #stdout: string[] = [];
  readonly #stderr: string[] = [];

  constructor({ roundTripMs = usualRoundTripMs }: ResolverConfig, ask: Ask) {
    this.#ask = ask;
    this.#roundTripMs = roundTripMs;
  }

  print(...lines: readonly string[]): void {
    for (const line of lines) this.#stdout.push(`${line}\n`);
  }

  complain(line: string): void {
    this.#stderr.push(`${line}\n`);
  }

  /** Asks a server; where it does not answer, so much time goes by. */
  ask(server: string, question: Question, timeoutMs: number): Reply | undefined {
    const reply = this.#ask(server, question, this.tookMs);
    this.tookMs += reply === undefined ? timeoutMs : this.#roundTripMs;
    return reply;
  }

  end(exitCode = this.exitCode): ToolOutput {
    const [stdout, stderr] = [this.#stdout.join(""), this.#stderr.join("")];
    return { stdout, stderr, exitCode, tookMs: this.tookMs };
  }
}
