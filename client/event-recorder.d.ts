import type { ApiHandler } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import type { EventNote } from "./action.ts";
export interface EventRecorderOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    /** The component that events are attributed to. */
    readonly component: string;
    /** The node that an event comes from: part of the source of a kubelet's events. */
    readonly host?: (regarding: KubeObject) => string | undefined;
    /** Which API they are written through; the scheduler uses the newer one. */
    readonly api?: "core" | "events";
}
/** Records events about objects. It never fails: an event that is refused is lost. */
export interface EventRecorder {
    record(note: EventNote, cause: number): void;
}
/**
 * A recorder that counts repetitions: the second of two equal events raises the count of the first.
 * Through the core API it also keeps the events about one object from piling up.
 * What it remembers is lost with it, as in Kubernetes; then the next repetition is a new event.
 */
export declare function eventRecorder(options: EventRecorderOptions): EventRecorder;
