/** Why a run of a scenario has failed. */
import type { Reading } from "./world.ts";

/** What did not hold. */
export interface ScenarioFailure {
  readonly kind: "invariant" | "goal" | "step" | "traffic" | "expect";
  /** The name of what did not hold, or its expression. */
  readonly name: string;
  readonly message: string;
  /** The line of the file that says what should hold. */
  readonly line: number;
  /** How long after the beginning, in virtual time. */
  readonly afterMs: number;
  /** That of the last write before. */
  readonly revision: number;
  readonly expression?: string;
  /** What the functions of the expression gave. */
  readonly readings?: readonly Reading[];
  /** What was wanted and what was there, line by line, where objects were compared. */
  readonly diff?: readonly string[];
}

/** Ends a run. */
export class ScenarioFailed extends Error {
  override readonly name = "ScenarioFailed";
  readonly failure: ScenarioFailure;

  constructor(failure: ScenarioFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
