import type { WatchEvent, WatchHandle } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import type { StatusError } from "../../api/status.ts";
import type { EventFault } from "./verdicts.ts";
export interface EventStreamOptions {
    /** Begins the watch itself. */
    readonly open: (receive: (event: WatchEvent) => void) => WatchHandle;
    readonly faultOf: (event: WatchEvent) => EventFault;
    readonly sink: (event: WatchEvent) => void;
    readonly clock: Clock;
    /** Called once when it ends though nobody stopped it. */
    readonly closed: () => void;
}
export interface EventStream extends WatchHandle {
    readonly end: (error?: StatusError) => void;
    readonly isOver: () => boolean;
}
/**
 * Hands events on in their order, each not before its fault lets it go. What is still on its way
 * when the stream ends is lost with it.
 */
export declare function eventStream(options: EventStreamOptions): EventStream;
