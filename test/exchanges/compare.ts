/** Whether an answer is alike to the recorded one, and where it is not. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { isLeftOut, isNewer } from "./newer-fields.ts";
import { type Bindings, matchText } from "./placeholders.ts";
import type { Answer } from "./recording.ts";

/** What a server answered. Of a watch, `events` has everything until it ended. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly events?: readonly unknown[];
}

export interface Likeness {
  /** Everything that is not alike, a line each. */
  readonly problems: readonly string[];
  /** The bindings with those that this answer adds. */
  readonly bindings: Bindings;
}

/** Compares all that was recorded, and what there is beside it where all was recorded. */
export function compare(wanted: Answer, got: Got, known: Bindings, typesOnly = false): Likeness {
  const { status, contentType, warning = [], bodyPart, body, events } = wanted;
  const comparison: Comparison = { bindings: known, typesOnly };
  const root = { at: "", object: { kind: "", at: "" }, comparison, isPart: bodyPart };
  const { headers } = got;
  const type = contentType === undefined ? undefined : headers["content-type"];
  const warnings = headers.warning?.split(/, (?=299 )/) ?? [];
  const problems = [
    ...differ(status, got.status, { ...root, at: "status" }),
    ...differ(contentType, type, { ...root, at: "content-type" }),
    ...differ(warning, warnings, { ...root, at: "warning" }),
    ...differ(wanted["retry-after"], headers["retry-after"], { ...root, at: "retry-after" }),
    ...(body === undefined ? [] : differ(body, got.body, { ...root, at: "body" })),
    ...(events === undefined ? [] : differ(events, got.events, { ...root, at: "events" })),
  ];
  return { problems, bindings: problems.length === 0 ? comparison.bindings : known };
}

interface Comparison {
  bindings: Bindings;
  /** Texts in the recording are the names of types. */
  readonly typesOnly: boolean;
}

interface Place {
  /** From the root: `body.items.0.metadata`. */
  readonly at: string;
  /** The innermost object around it: its kind, and where it is. */
  readonly object: { readonly kind: string; readonly at: string };
  readonly comparison: Comparison;
  /** Only what is wanted was kept, so what there is beside it says nothing. */
  readonly isPart: boolean;
}

function differ(wanted: Json | undefined, got: unknown, place: Place): string[] {
  const { comparison, at, isPart } = place;
  const line = [`${at}: wanted ${shown(wanted)}, got ${shown(got)}`];
  // Of long texts and lists only their being there was kept.
  if (wanted === true && isPart && (Array.isArray(got) || typeof got === "string")) return [];
  if (typeof wanted === "string") {
    if (comparison.typesOnly && at.startsWith("body")) return typeof got === wanted ? [] : line;
    const isPort = typeof got === "number" && /^<(nodePort|port)>$/.test(wanted);
    if (typeof got !== "string" && !isPort) return line;
    const bindings = matchText(wanted, String(got), comparison.bindings);
    if (bindings === undefined) return line;
    comparison.bindings = bindings;
    return [];
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(got) || got.length !== wanted.length) return line;
    return wanted.flatMap((item, index) => differ(item, got[index], under(place, String(index))));
  }
  if (isObject(wanted)) return isObject(got) ? differInMembers(wanted, got, place) : line;
  return wanted === got ? [] : line;
}

function differInMembers(wanted: JsonObject, got: JsonObject, place: Place): string[] {
  const { kind } = got;
  const object = typeof kind === "string" ? { kind, at: place.at } : place.object;
  const { itemsNote, ...kept } = wanted;
  const inside = (key: string): Place => ({
    ...under(place, key),
    object,
    isPart: place.isPart || (itemsNote !== undefined && key === "items"),
  });
  const lines = Object.entries(kept)
    .filter(([key, value]) => !isOwnWording(place, key) && !isLeftOut(key, value))
    .flatMap(([key, value]) => differ(value, got[key], inside(key)));
  if (place.isPart) return lines;
  const more = Object.keys(got)
    .filter((key) => !(key in wanted) && !isUnrecorded(inside(key)))
    .map((key) => `${place.at}.${key} of a ${object.kind}: not wanted, got ${shown(got[key])}`);
  return [...lines, ...more];
}

/** What no recording has: what came later, and the owners of fields, which were dropped. */
const isUnrecorded = ({ at, object }: Place) =>
  at.endsWith(".metadata.managedFields") || isNewer(object.kind, at.slice(object.at.length + 1));

const under = (place: Place, key: string): Place => ({ ...place, at: `${place.at}.${key}` });

/** kubesim describes columns in words of its own. */
const isOwnWording = ({ at }: Place, key: string) =>
  key === "description" && /\.columnDefinitions\.[0-9]+$/.test(at);

const shown = (value: unknown) => (JSON.stringify(value) ?? "nothing").slice(0, 400);
