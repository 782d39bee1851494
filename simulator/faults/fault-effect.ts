import type { Clock } from "../../api/runtime.ts";
import type { Fault } from "../../api/sim/fault.ts";
import type { ComponentName } from "../process-handler.ts";
import type { Occasions } from "./occasions.ts";
import type { OpenStreams } from "./open-streams.ts";
import type { Effects } from "./verdicts.ts";

/** What faults can lay hands on. */
export interface World {
  readonly clock: Clock;
  /** The processes of the cluster that can be struck. */
  readonly processes: readonly ComponentName[];
  readonly streams: OpenStreams;
}

/** What is known when a fault begins. */
export interface FaultContext {
  readonly fault: Fault;
  readonly world: World;
  readonly occasions: Occasions;
  /** It was in force already, before who injects it was started again. */
  readonly isResumed: boolean;
}

/** What a type of Faults does. */
export interface FaultEffect {
  /** Who is struck, as the status shows it. */
  targets(fault: Fault, world: World): readonly string[];
  /** Puts it in force. */
  begin(context: FaultContext): Effects;
}
