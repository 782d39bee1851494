import { Event } from "../../api/core/event.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, remove } from "../../client/action.ts";

/** `--event-ttl` */
const ttlMs = 60 * 60_000;
/** Events of one minute go together, as those of one etcd lease do. Source: LeaseManagerConfig. */
const bucketMs = 60_000;

/** When an event may go: an hour after it was last written, which is when it last happened. */
export function expiryMs(event: Event): number {
  const { metadata, firstTimestamp, lastTimestamp, eventTime, series } = event;
  return (
    Math.max(
      parseTime(metadata.creationTimestamp) ?? 0,
      parseTime(firstTimestamp) ?? 0,
      parseTime(lastTimestamp) ?? 0,
      parseTime(eventTime) ?? 0,
      parseTime(series?.lastObservedTime) ?? 0,
    ) + ttlMs
  );
}

/** The end of the minute in which the event goes, as a key. */
export const bucketOf = (event: Event): string =>
  String(Math.ceil(expiryMs(event) / bucketMs) * bucketMs);

/** Deletes the events of a bucket, but not one that happens again meanwhile. */
export function planExpiry(events: readonly Event[]): readonly Action[] {
  return events.map((event) => {
    const { uid, resourceVersion } = event.metadata;
    return remove(Event, event, { preconditions: { uid, resourceVersion } });
  });
}
