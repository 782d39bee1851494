/** What a write changed, in words: `replicas 2 -> 3`, `condition Ready False -> True`. */
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { statusChanges } from "./container-changes.ts";
import { labelOf, type Segment, valueText } from "./label.ts";

/** Times and marks that go along with other changes. */
const unsaid = new Set([
  "apiVersion",
  "kind",
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "generation",
  "managedFields",
  "observedGeneration",
  "kubectl.kubernetes.io/last-applied-configuration",
  "lastTransitionTime",
  "lastHeartbeatTime",
  "lastProbeTime",
  "lastUpdateTime",
  "lastTimestamp",
  "renewTime",
  "startTime",
  "message",
  "podIPs",
  "hostIPs",
]);

const statusLists = new Set([
  "containerStatuses",
  "initContainerStatuses",
  "ephemeralContainerStatuses",
]);

/** Objects of more members than this are told as one. */
const membersMax = 3;

/** Every change between two states of an object, in the order of their fields. */
export function changesOf(previous: KubeObject, next: KubeObject): readonly string[] {
  // API objects are plain JSON.
  return between([], previous as unknown as JsonObject, next as unknown as JsonObject);
}

function between(
  path: readonly Segment[],
  before: Json | undefined,
  after: Json | undefined,
): readonly string[] {
  if (before === after || equalJson(before, after)) return [];
  if (isListOrNone(before) && isListOrNone(after)) return ofLists(path, before, after);
  if (isObjectOrNone(before) && isObjectOrNone(after)) return ofObjects(path, before, after);
  return [`${labelOf(path)} ${valueText(before)} -> ${valueText(after)}`];
}

/** What was left out may be of any type; only beside a value does it take that of the value. */
const isListOrNone = (value: Json | undefined): value is readonly Json[] | undefined =>
  value === undefined || Array.isArray(value);
const isObjectOrNone = (value: Json | undefined): value is JsonObject | undefined =>
  value === undefined || isObject(value);

function ofObjects(
  path: readonly Segment[],
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly string[] {
  const isAtTop = path.length < 2;
  const only = before === undefined ? after : after === undefined ? before : undefined;
  if (!isAtTop && only !== undefined && Object.keys(only).length > membersMax) {
    return [`${labelOf(path)} ${before === undefined ? "set" : "removed"}`];
  }
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .filter((name) => !unsaid.has(name))
    .flatMap((name) => between([...path, { name }], before?.[name], after?.[name]));
}

function ofLists(
  path: readonly Segment[],
  before: readonly Json[] = [],
  after: readonly Json[] = [],
): readonly string[] {
  const last = path.at(-1)?.name ?? "";
  const old = itemsByName(before);
  const fresh = itemsByName(after);
  if (old !== undefined && fresh !== undefined) {
    if (statusLists.has(last)) return statusChanges(old, fresh);
    const names = new Set([...old.keys(), ...fresh.keys()]);
    return [...names].flatMap((item) => ofItem(path, item, [old.get(item), fresh.get(item)]));
  }
  if ([...before, ...after].every((item) => typeof item === "string")) {
    const added = after.filter((item) => !before.includes(item));
    const removed = before.filter((item) => !after.includes(item));
    if (before.length > 0 && added.length + removed.length > 0) {
      const signed = [
        ...added.map((item) => `+${valueText(item)}`),
        ...removed.map((item) => `-${valueText(item)}`),
      ];
      return [`${labelOf(path)} ${signed.join(" ")}`];
    }
    return [`${labelOf(path)} ${told(before)} -> ${told(after)}`];
  }
  return [`${labelOf(path)} changed`];
}

const told = (items: readonly Json[]) =>
  items.length === 0 ? "none" : valueText(items.map(valueText).join(","));

type Pair = readonly [JsonObject | undefined, JsonObject | undefined];

function ofItem(path: readonly Segment[], item: string, [before, after]: Pair) {
  const name = path.at(-1)?.name ?? "";
  const here = [...path.slice(0, -1), { name, item }];
  if (name === "conditions") return ofCondition(item, [before, after]);
  if (before === undefined) return [`${labelOf(here)} added`];
  if (after === undefined) return [`${labelOf(here)} removed`];
  return between(here, before, after);
}

function ofCondition(type: string, [before, after]: Pair): readonly string[] {
  if (after === undefined) return [`condition ${type} removed`];
  const reason = valueText(after.reason);
  const because = reason === "none" ? "" : ` (${reason})`;
  if (before === undefined) return [`condition ${type} ${valueText(after.status)}${because}`];
  if (before.status !== after.status) {
    const status = `${valueText(before.status)} -> ${valueText(after.status)}`;
    return [`condition ${type} ${status}${because}`];
  }
  if (before.reason === after.reason) return [];
  return [`condition ${type} reason ${valueText(before.reason)} -> ${reason}`];
}

/** The items by what they are called, where all have names of their own. */
function itemsByName(items: readonly Json[]): ReadonlyMap<string, JsonObject> | undefined {
  const named = new Map<string, JsonObject>();
  for (const item of items) {
    if (!isObject(item)) return undefined;
    const name = nameOf(item);
    if (name === undefined || named.has(name)) return undefined;
    named.set(name, item);
  }
  return named;
}

function nameOf({ name, type, key, effect }: JsonObject): string | undefined {
  if (typeof name === "string") return name;
  if (typeof type === "string") return type;
  if (typeof key === "string") return typeof effect === "string" ? `${key}:${effect}` : key;
  return undefined;
}
