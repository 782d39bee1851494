import type { BehaviorOf, BehaviorOptions, Processes } from "./behavior/behavior.ts";
import type { Machines } from "./machine.ts";
import type { IssueToken } from "./volumes/account-tokens.ts";

export interface KubeletOptions extends Pick<BehaviorOptions, "network" | "neighbours"> {
  /** Looked at on every reconcile, so machines may be added to it later. */
  readonly machines: Machines;
  readonly seed: number | string;
  /** What containers do that do not do what they would do by themselves. */
  readonly behaviorOf?: BehaviorOf;
  /** Whether every image repository exists; unless it is false. */
  readonly anyImage?: boolean;
  /** What runs on the machines, whatever becomes of the kubelets. */
  readonly processes: Processes;
  /** Absent: pods have tokens that no server knows. */
  readonly tokens?: IssueToken;
}
