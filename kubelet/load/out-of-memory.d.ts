import type { Behavior } from "../behavior/behavior.ts";
import type { LoadedRun } from "./container-loads.ts";
/** What a run does that may be killed because its requests held too much memory. */
export declare function killedAt(does: Behavior, loaded: LoadedRun | undefined, startedMs: number | undefined): Behavior;
