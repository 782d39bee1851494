/** What events say of an object. */
import { Event } from "../../api/core/event.ts";
import type { KubeObject } from "../../api/resource.ts";
import { parseTime } from "../../api/runtime.ts";
import type { Known } from "./known.ts";
import { ago } from "./words.ts";

const shownMax = 3;

/** The newest warnings about an object, one of each reason: `FailedMount 5s ago: ...`. */
export const warningsOf = (object: KubeObject, known: Known): readonly string[] =>
  newestOf(object, known, ({ type }) => type === "Warning");

/** The same of all events that are of interest. */
export function newestOf(
  object: KubeObject,
  known: Known,
  isWanted: (event: Event) => boolean,
): readonly string[] {
  const { uid, namespace = "default" } = object.metadata;
  const newest = new Map<string, Event>();
  for (const event of known.list(Event, namespace)) {
    if (event.involvedObject.uid !== uid || !isWanted(event)) continue;
    const { reason = "" } = event;
    const before = newest.get(reason);
    if (before === undefined || lastMs(before) <= lastMs(event)) newest.set(reason, event);
  }
  return [...newest.values()]
    .sort((left, right) => lastMs(right) - lastMs(left))
    .slice(0, shownMax)
    .map((event) => eventText(event, known.nowMs));
}

function eventText(event: Event, nowMs: number): string {
  const { reason = "", message = "", count = 1, series } = event;
  const times = series?.count ?? count;
  const often = times > 1 ? ` (${times} times)` : "";
  return `${reason}${often} ${ago(lastMs(event), nowMs)}: ${message.trim()}`;
}

const lastMs = ({ series, lastTimestamp, eventTime, metadata }: Event): number =>
  parseTime(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp) ??
  0;
