import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import type { Fault } from "../../api/sim/fault.ts";
import type { Processes } from "../processes/processes.ts";
import type { MachinePower } from "./machine-power.ts";
import type { Occasions } from "./occasions.ts";
import type { OpenStreams } from "./open-streams.ts";
import type { Effects } from "./verdicts.ts";
import type { WriteLog } from "./write-log.ts";

/** What faults can lay hands on. */
export interface World {
  readonly clock: Clock;
  readonly processes: Processes;
  readonly streams: OpenStreams;
  readonly log: WriteLog;
  /** The API, which nothing keeps who injects faults from. */
  readonly handler: ApiHandler;
  readonly power: MachinePower;
  /** Gives controllers caches of their own; false where none is called so. */
  readonly controllers: {
    has(name: string): boolean;
    separate(name: string): boolean;
    rejoin(name: string): void;
  };
}

/** What is known when a fault begins. */
export interface FaultContext {
  readonly fault: Fault;
  readonly world: World;
  readonly occasions: Occasions;
  /** Who was settled to be struck when it began, as the status shows it. */
  readonly targets: readonly string[];
  /** It was in force already, before who injects it was started again. */
  readonly isResumed: boolean;
}

/** What a type of Faults does. */
export interface FaultEffect {
  /** Who is struck, as the status shows it; `random` draws them where not all are. */
  targets(fault: Fault, world: World, random: Random): readonly string[];
  /** Why it does not strike all that it names, for the status to say so; undefined where it may. */
  obstacle?(fault: Fault, world: World): string | undefined;
  /** Whether it also strikes those who come after it has begun. */
  strikesLater?(fault: Fault): boolean;
  /** Puts it in force. */
  begin(context: FaultContext): Effects;
}
