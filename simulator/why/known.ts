/** What explanations are made from: the objects of now, and the log of how they came to be so. */
import type { PodSchedulingReport } from "../../api/sim/pod-scheduling-report.ts";
import type { Log } from "../history/index.ts";
import type { Reader } from "../objects/reader.ts";

export interface Known extends Reader {
  readonly log: Log;
  /** When the cluster began. */
  readonly startMs: number;
  /** What the scheduler says of a pod; `undefined` where none runs. */
  schedulingOf(namespace: string, name: string): PodSchedulingReport | undefined;
}

/** What a finding is about. */
export type Question =
  | "Existence"
  | "Deletion"
  | "Terminating"
  | "Pending"
  | "NotReady"
  | "NotAsWanted"
  | "Eviction"
  | "Restart";

/** A fact that answers a question, with what it comes from. */
export interface Finding {
  readonly about: Question;
  /** A sentence. */
  readonly text: string;
  /** What it comes from, a line each. */
  readonly reasons: readonly string[];
}

export const finding = (
  about: Question,
  text: string,
  reasons: readonly string[] = [],
): Finding => ({ about, text, reasons });
