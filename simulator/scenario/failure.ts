/** Why a run of a scenario has failed. */
import type { Reading } from "./functions.ts";

/** An object as it is named, `deployment/web`, or the labels of pods, in a namespace. */
export interface Subject {
  readonly what: string;
  readonly namespace: string;
}

/** A step by its name, or by what it does; and where it stands. */
export interface StepPlace {
  readonly name: string;
  readonly place: string;
}

/** What did not hold. */
export interface ScenarioFailure {
  readonly kind: "invariant" | "goal" | "step" | "traffic" | "expect" | "program";
  /** The name of what did not hold, or its expression. */
  readonly name: string;
  /** What sort of failure it is: two runs with the same name and reason fail alike. */
  readonly reason: FailureReason;
  readonly message: string;
  /** Where it is said what should hold: `web.yaml:12`. */
  readonly place: string;
  /** How long after the beginning, in virtual time. */
  readonly afterMs: number;
  /** That of the last write before. */
  readonly revision: number;
  /** The step under way, for what is looked at while steps go by. */
  readonly during?: StepPlace;
  /** Whom it is about: objects by their names, and pods by their labels. */
  readonly about?: readonly Subject[];
  /** Those of them that were not there. */
  readonly missing?: readonly string[];
  readonly expression?: string;
  /** What the functions of the expression gave. */
  readonly readings?: readonly Reading[];
  /** What was wanted and what was there, line by line, where objects were compared. */
  readonly diff?: readonly string[];
}

/**
 * Not so (a condition or an object), out of time, cannot be evaluated or done, not there; nothing
 * failed though it must; a program of the user's own threw; or of traffic, too little sent,
 * requests failed (mostly by that cause), too slow.
 */
export type FailureReason =
  | "NotSo"
  | "OutOfTime"
  | "Refused"
  | "NotFound"
  | "DidNotFail"
  | "Threw"
  | "TooFewSent"
  | `RequestsFailed:${string}`
  | "TooSlow";

/** Ends a run. */
export class ScenarioFailed extends Error {
  override readonly name = "ScenarioFailed";
  readonly failure: ScenarioFailure;

  constructor(failure: ScenarioFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
