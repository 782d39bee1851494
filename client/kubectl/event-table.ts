/** The events that `kubectl events` shows, and how. Pure. Source: kubectl 1.36, pkg/cmd/events. */
import { formatDuration } from "../../api/columns.ts";
import type { Json, JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, textAt } from "../../api/json-parts.ts";
import { parseTime } from "../../api/runtime.ts";
import { Failure } from "./failure.ts";

/** The types that `--types` asks for; all where it asks for none. Throws where there is no such. */
export function eventTypes(given: readonly string[] = []): readonly string[] {
  const types = given.map((each) => each.trim().toLowerCase()).filter((each) => each !== "");
  if (types.every((type) => type === "normal" || type === "warning")) return types;
  throw new Failure("valid --types are Normal or Warning");
}

export const isOfTypes = (event: JsonObject, types: readonly string[]): boolean =>
  types.length === 0 || types.includes(textAt(event, "type").toLowerCase());

/** Type and name of what `--for` asks about. */
export function aboutWhat(text: string): { readonly type: string; readonly name: string } {
  const [type = "", name, ...more] = text.split("/");
  if (name === undefined) throw new Failure("--for must be in resource/name form");
  if (more.length === 0) return { type, name };
  throw new Failure("arguments in resource/name form may not have more than one slash");
}

/** The selector of events about an object of that kind. */
export const aboutSelector = (kind: string, name: string): string =>
  `involvedObject.kind=${kind},involvedObject.name=${name}`;

/** The latest last; of those at one time, as they came. */
export function sortEvents(events: readonly JsonObject[]): readonly JsonObject[] {
  return [...events].sort((a, b) => lastSeenMs(a) - lastSeenMs(b));
}

function lastSeenMs(event: JsonObject): number {
  const observed = textAt(part(event, "series"), "lastObservedTime");
  const times = [observed, textAt(event, "lastTimestamp"), textAt(event, "eventTime")];
  const last = times.find((each) => each !== "");
  return (last === undefined ? undefined : parseTime(last)) ?? Number.NEGATIVE_INFINITY;
}

/** What `-o` prints of them. */
export const eventList = (events: readonly JsonObject[]): JsonObject => ({
  kind: "EventList",
  apiVersion: "v1",
  metadata: {},
  items: events.map((each) => ({ ...kindOfEvents, ...each, ...kindOfEvents })),
});

const kindOfEvents = { kind: "Event", apiVersion: "v1" };

const columns = ["Last Seen", "Type", "Reason", "Object", "Message"];

/** A `Table` of events, for the printer of tables. */
export function eventTable(events: readonly JsonObject[], nowMs: number): JsonObject {
  return {
    columnDefinitions: columns.map((name) => ({ name, type: "string" })),
    rows: events.map((event) => {
      const { kind, name } = part(event, "involvedObject");
      const cells = [
        ageText(event, nowMs),
        textAt(event, "type"),
        textAt(event, "reason"),
        `${kind ?? ""}/${name ?? ""}`,
        textAt(event, "message").trim(),
      ];
      return { cells, object: { metadata: metadataOf(event) } };
    }),
  };
}

/** `5s`, or `2m (x3 over 5m)` for what happened more than once. */
export function ageText(event: JsonObject, nowMs: number): string {
  const first = sinceText(event.eventTime ?? event.firstTimestamp, nowMs);
  const { series } = event;
  const count = numberAt(event, "count");
  if (series !== undefined && series !== null) {
    const { lastObservedTime, count: times } = part(event, "series");
    return `${sinceText(lastObservedTime, nowMs)} (x${times} over ${first})`;
  }
  if (count > 1) return `${sinceText(event.lastTimestamp, nowMs)} (x${count} over ${first})`;
  return first;
}

/** `5m`, the time since then. */
export function sinceText(value: Json | undefined, nowMs: number): string {
  const timeMs = typeof value === "string" ? parseTime(value) : undefined;
  return timeMs === undefined ? "<unknown>" : formatDuration(nowMs - timeMs);
}
