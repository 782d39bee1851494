/** Recordings of a real control plane, as `test/recordings/README.md` describes them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { JsonObject } from "../../api/json.ts";

const json = z.json().transform((value) => value);
const object: z.ZodType<JsonObject> = z.record(z.string(), json);

/** What was done to the cluster while it was watched. */
const Action = z.discriminatedUnion("do", [
  z.object({ do: z.literal("create"), object }),
  z.object({ do: z.literal("patch"), kind: z.string(), name: z.string(), body: object }),
  z.object({
    do: z.literal("delete"),
    kind: z.string(),
    name: z.string(),
    body: object.optional(),
  }),
  z.object({
    do: z.literal("wait"),
    kind: z.string(),
    name: z.string(),
    until: z.string(),
    reached: z.literal(true),
  }),
  z.object({ do: z.literal("sleep"), ms: z.number() }),
  z.object({
    do: z.literal("evict"),
    sel: z.string(),
    response: z.object({ status: z.number(), body: object.optional() }),
  }),
  z.object({ do: z.literal("node"), name: z.string(), body: object }),
]);
export type Action = z.output<typeof Action>;

/** One change of one object: the fields that the recording keeps. */
export interface Row {
  readonly kind: string;
  readonly name: string;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly fields: JsonObject;
}

const RowEntry = z
  .object({
    t: z.number(),
    kind: z.string(),
    name: z.string(),
    type: z.enum(["ADDED", "MODIFIED", "DELETED"]),
  })
  .catchall(json)
  .transform(({ t, kind, name, type, ...fields }): Row => ({ kind, name, type, fields }));

const Recording = z.object({
  group: z.string(),
  namespace: z.string(),
  about: z.string(),
  stream: z.array(z.union([z.object({ t: z.number(), action: Action }), RowEntry])),
});

export interface Recording {
  readonly group: string;
  readonly namespace: string;
  readonly about: string;
  readonly actions: readonly Action[];
  readonly rows: readonly Row[];
}

const folder = new URL("../recordings/sequences/", import.meta.url);

/** Reads the recording of that name. */
export function readRecording(name: string): Recording {
  const text = readFileSync(fileURLToPath(new URL(`${name}.json`, folder)), "utf8");
  const { stream, ...about } = Recording.parse(JSON.parse(text));
  const actions: Action[] = [];
  const rows: Row[] = [];
  for (const entry of stream) {
    if ("action" in entry) actions.push(entry.action);
    else rows.push(entry);
  }
  return { ...about, actions, rows };
}
