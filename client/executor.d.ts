import type { ApiHandler, ApiResponse } from "../api/request.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { StatusError } from "../api/status.ts";
import type { Action } from "./action.ts";
import type { EventRecorder } from "./event-recorder.ts";
/** What became of an action. `revision` is that of the write, 0 where it is not known. */
export interface Performed {
    readonly error: StatusError | undefined;
    readonly resource: ResourceDefinition | undefined;
    readonly revision: number;
}
/**
 * Performs actions. `done` is called when the outcome is known: before `perform` returns where the
 * API server is in this process, later where it is remote.
 */
export interface Executor {
    perform(action: Action, cause: number, done: (performed: Performed) => void): void;
}
export interface ExecutorOptions {
    readonly handler: ApiHandler;
    readonly actor: string;
    readonly recorder: EventRecorder;
    /** What requests wait by that take their time. Absent: none does. */
    readonly clock?: Clock;
}
/** An executor against an API server in this process. */
export declare function localExecutor(options: ExecutorOptions): Executor;
/** The refusal that a response holds, or `undefined` for a success. */
export declare function refusal({ code, body }: ApiResponse): StatusError | undefined;
