import type { ApiHandler } from "../api/request.ts";
import type { Clock } from "../api/runtime.ts";
import { type Executor } from "../client/executor.ts";
interface Reach {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    readonly wallClock?: Clock;
}
/** Each profile writes, and speaks in events, by its own name. */
export declare function executorOf(component: string, reach: Reach): Executor;
export {};
