import type { EventNote } from "./action.ts";
/**
 * Keeps the events about one object from piling up: many that differ only in their message are
 * counted as one, and too many altogether are dropped. One component has one of these.
 * Source: client-go 1.36, tools/record EventCorrelator.
 */
export declare class EventCorrelator {
    #private;
    /** The message to record, and the key that equal events share. */
    combine(note: EventNote, nowMs: number): {
        readonly key: string;
        readonly message: string;
    };
    /** Whether one more event about this object may be told now; if so, it counts as told. */
    admits({ regarding }: EventNote, nowMs: number): boolean;
}
