/** What is said of a type of Faults. */
import type { FaultTarget } from "./fault-spec.ts";

/** Everything that is about chance. */
export const chances = ["percent", "skip", "times", "seed"] as const;

export type TargetField = keyof FaultTarget;
/** Fields of the spec that only some types take. */
export type Parameter = (typeof chances)[number] | "delay" | "jitter" | "factor" | "error";

export interface FaultTypeRule {
  /** What goes wrong, as a sentence. */
  readonly doc: string;
  readonly takes: readonly TargetField[];
  readonly parameters: readonly Parameter[];
  /** Of the above, what has to be given. */
  readonly needs?: readonly (`target.${TargetField}` | Parameter)[];
  /** The only processes of every cluster that it can strike. Absent: any. */
  readonly processes?: readonly string[];
  /** A user's own processes are struck besides those. */
  readonly strikesOwn?: true;
  /** The delay may be less than nothing. */
  readonly isSigned?: true;
  /** It strikes so often where the spec does not say. Absent: as often as there is occasion. */
  readonly times?: number;
  /** It is over as soon as it has begun where no duration is given. */
  readonly once?: true;
}
