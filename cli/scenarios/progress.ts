import { goDuration } from "../../api/duration.ts";
import type { ScenarioFailure } from "../../simulator/scenario/failure.ts";
import type { Terminal } from "../io.ts";
import { failureText } from "./failure-text.ts";
import type { JobResult } from "./run-job.ts";

/** So many failures of a scenario are told in full; the rest are counted. */
const toldMax = 3;

/** Tells of a scenario once its runs are done, and of failures at once. */
export class Progress {
  readonly #terminal: Terminal;
  #current: Tally | undefined;
  #passed = 0;
  #failed = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  note(result: JobResult): void {
    const { path, scenario, seed, variant } = result.job;
    const title = `${path} ${scenario}`;
    if (this.#current?.title !== title) {
      this.#tell();
      const { notices = [] } = result;
      this.#current = { title, scenario, notices, runs: 0, failed: 0, virtualMs: 0, wallMs: 0 };
    }
    const tally = this.#current;
    tally.runs += 1;
    tally.virtualMs += result.virtualMs;
    tally.wallMs += result.wallMs;
    tally.notices = tally.notices.filter((line) => result.notices?.includes(line));
    if (result.result === "passed") {
      tally.wanted ??= result.failure;
      this.#passed += 1;
      return;
    }
    this.#failed += 1;
    tally.failed += 1;
    if (tally.failed > toldMax) return;
    const what = variant === undefined ? "" : `: ${variant}`;
    this.#terminal.print(`FAIL ${scenario}, seed ${seed}${what}`);
    for (const line of failureText(result)) this.#terminal.print(`  ${line}`);
  }

  end(): void {
    this.#tell();
    this.#terminal.print(`${this.#passed} passed, ${this.#failed} failed`);
  }

  #tell(): void {
    if (this.#current === undefined) return;
    const { scenario, runs, failed, virtualMs, wallMs, wanted, notices } = this.#current;
    const seeds = runs === 1 ? "1 run" : `${runs} runs`;
    const times = `${goDuration(virtualMs)} in ${(wallMs / 1000).toFixed(2)}s`;
    const more = failed > toldMax ? `; ${failed - toldMax} of them not shown` : "";
    const verdict = failed === 0 ? "ok  " : "FAIL";
    const count = failed === 0 ? seeds : `${failed} of ${seeds} failed`;
    this.#terminal.print(`${verdict} ${scenario}: ${count} (${times})${more}`);
    if (wanted !== undefined) this.#terminal.print(`     ${wantedText(wanted)}`);
    for (const line of notices) this.#terminal.print(`     ${line}`);
  }
}

interface Tally {
  readonly title: string;
  readonly scenario: string;
  runs: number;
  failed: number;
  virtualMs: number;
  wallMs: number;
  /** What was odd about every run. */
  notices: readonly string[];
  /** Of a scenario that must fail: how the first run did. */
  wanted?: ScenarioFailure | undefined;
}

const wantedText = ({ name, message, afterMs }: ScenarioFailure) =>
  `as it must, after ${goDuration(afterMs)}: "${name}" ${message}`;
