/** Every field of a schema is in the internal type that stands for it, under the same JSON name. */
import { expect, test } from "vitest";
import { allResources } from "../index.ts";
import type { Structure } from "../structure.ts";
import { internalFields, internalTypes } from "./index.ts";

/** Structs of the schemas by their names, such as `core.PodSpec`. */
const structs = new Map<string, Structure>();

function collect(structure: Structure): void {
  const { name = "", fields, items, options = [] } = structure;
  if (structs.get(name) === structure) return;
  if (fields !== undefined && name.startsWith("io.k8s.api.")) {
    const [group = "", , kind = ""] = name.replace("io.k8s.api.", "").split(".");
    structs.set(`${group}.${kind}`, structure);
  }
  if (structs.get(name) === undefined) structs.set(name, structure);
  for (const [, { structure: inner }] of fields ?? []) collect(inner);
  if (items !== undefined) collect(items);
  for (const option of options) collect(option);
}

for (const { structure } of allResources) collect(structure);

const jsonNamesOf = (type: string): string[] =>
  internalFields(type).flatMap(({ kind, type: inner, jsonName }) => {
    if (kind !== "inlined") return [jsonName];
    return inner.endsWith(".metadata") ? ["metadata"] : jsonNamesOf(inner);
  });

/** What a pod shares with its host is elsewhere in the internal type, and old names are none. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  "core.PodSpec": [
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostUsers",
    "serviceAccount",
    "shareProcessNamespace",
  ],
};
const moved: Readonly<Record<string, readonly string[]>> = {
  "core.PodSecurityContext": [
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostUsers",
    "shareProcessNamespace",
  ],
};

const known = internalTypes
  .filter((type) => structs.has(type))
  .map((type) => ({ type, structure: structs.get(type) }));

test("the types are those of schemas, but for those that others inline", () => {
  const inlined = ["core.PersistentVolumeSource", "core.ProbeHandler", "core.VolumeSource"];
  expect(internalTypes.filter((type) => !structs.has(type))).toEqual(inlined);
});

test.each(known)("$type has the fields of the schema", ({ type, structure }) => {
  const wanted = [...(structure?.fields?.keys() ?? [])].filter(
    (name) => !elsewhere[type]?.includes(name),
  );
  expect(jsonNamesOf(type).sort()).toEqual([...wanted, ...(moved[type] ?? [])].sort());
});
