/** The events of an object, as descriptions show them. */
import type { Json, JsonObject } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { ageText } from "../../client/kubectl/event-table.ts";
import type { Io } from "../io.ts";
import { pathOf } from "../server/resources.ts";
import { metadataOf, part, parts, type Target, textAt } from "../targets/targets.ts";
import type { Lines } from "./lines.ts";

/** Events about an object. `uid` stands in for its own where events name another. */
export async function eventsOf(
  io: Io,
  { object, resource, name }: Target,
  uid = textAt(metadataOf(object), "uid"),
): Promise<readonly JsonObject[]> {
  const { namespace } = metadataOf(object);
  const selector = {
    "involvedObject.kind": resource.kind,
    "involvedObject.name": name,
    "involvedObject.namespace": namespace,
    "involvedObject.uid": uid,
  };
  const fieldSelector = Object.entries(selector)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([field, value]) => `${field}=${value}`)
    .join(",");
  const events = await io.resources.byKind("v1", "Event");
  if (events === undefined) return [];
  const scope = typeof namespace === "string" ? { namespace } : {};
  const list = await io.client.json({ path: pathOf(events, scope, { fieldSelector, limit: 500 }) });
  return parts(list, "items");
}

/** The table of events, the latest last. */
export function eventLines(events: readonly JsonObject[], nowMs: number): Lines {
  if (events.length === 0) return ["Events:\t<none>"];
  const rows = [...events]
    .sort((a, b) => timeOf(a.lastTimestamp) - timeOf(b.lastTimestamp))
    .map((event) =>
      [
        `  ${textAt(event, "type")}`,
        textAt(event, "reason"),
        ageText(event, nowMs),
        sourceOf(event),
        messageOf(event),
      ].join("\t"),
    );
  return [
    "Events:",
    "  Type\tReason\tAge\tFrom\tMessage",
    "  ----\t------\t----\t----\t-------",
    ...rows.flatMap((row) => row.split("\n")),
  ];
}

/** What it says, after the part of the object that it is about. */
function messageOf(event: JsonObject): string {
  const path = textAt(part(event, "involvedObject"), "fieldPath");
  const message = textAt(event, "message").trim();
  return path === "" ? message : `${path}: ${message}`;
}

function sourceOf(event: JsonObject): string {
  const component = textAt(part(event, "source"), "component");
  return component === "" ? textAt(event, "reportingComponent") : component;
}

const timeOf = (value: Json | undefined) =>
  (typeof value === "string" ? parseTime(value) : undefined) ?? Number.NEGATIVE_INFINITY;
