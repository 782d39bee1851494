import { Event } from "../../api/core/event.ts";
import { type Action } from "../../client/action.ts";
/** When an event may go: an hour after it was last written, which is when it last happened. */
export declare function expiryMs(event: Event): number;
/** The end of the minute in which the event goes, as a key. */
export declare const bucketOf: (event: Event) => string;
/** Deletes the events of a bucket, but not one that happens again meanwhile. */
export declare function planExpiry(events: readonly Event[]): readonly Action[];
