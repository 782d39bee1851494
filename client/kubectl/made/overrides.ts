/** `--overrides`: what is to be otherwise in what is made of flags. Source: kubectl 1.36. */
import { equalJson, isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../flags.ts";
import { operated } from "./json-operations.ts";

export const overrideFlags = {
  overrides: { kind: "text", value: "JSON", doc: "what is to be otherwise in the object" },
  "override-type": {
    kind: "text",
    value: "TYPE",
    doc: "how it is merged: merge, strategic or json; merge unless given",
  },
} as const;

/** The object with what is to be otherwise. Throws where that is no JSON, or does not fit. */
export function overridden(object: JsonObject, given: Given<typeof overrideFlags>): JsonObject {
  const { overrides = "", "override-type": type = "merge" } = given;
  if (overrides === "") return object;
  const merge = Object.hasOwn(ways, type) ? ways[type] : undefined;
  if (merge === undefined) throw new Failure(`invalid override type: ${type}`);
  return merge(object, parsed(overrides));
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidPatch();
  }
}

const invalidPatch = () => new Failure("Invalid JSON Patch");

const ways: Readonly<Record<string, (object: JsonObject, patch: Json) => JsonObject>> = {
  merge: (object, patch) => mergedObject(object, patch, () => undefined),
  strategic: (object, patch) => mergedObject(object, patch, keyOf),
  json(object, patch) {
    if (!Array.isArray(patch)) {
      throw new Failure("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
    }
    return patch.filter(isObject).reduce<JsonObject>(operated, object);
  },
};

/** By what the items of a list are told apart, of pods and services. Source: core/v1 1.36. */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ["name"],
  initContainers: ["name"],
  volumes: ["name"],
  env: ["name"],
  imagePullSecrets: ["name"],
  volumeMounts: ["mountPath"],
  volumeDevices: ["devicePath"],
  hostAliases: ["ip"],
  ports: ["containerPort", "port"],
};

const keyOf: KeyOf = (list, item) => mergeKeys[list]?.find((key) => item[key] !== undefined);

type KeyOf = (list: string, item: JsonObject) => string | undefined;

function mergedObject(object: JsonObject, patch: Json, key: KeyOf): JsonObject {
  if (!isObject(patch)) throw invalidPatch();
  const merged: Record<string, Json | undefined> = { ...object };
  for (const [name, value] of Object.entries(patch)) {
    const before = merged[name];
    if (value === null || value === undefined) delete merged[name];
    else if (isObject(value))
      merged[name] = mergedObject(isObject(before) ? before : {}, value, key);
    else if (Array.isArray(value) && Array.isArray(before)) {
      merged[name] = value.reduce<readonly Json[]>(
        mergedItem(name, key),
        before.filter((item) => isObject(item) && key(name, item) !== undefined),
      );
    } else merged[name] = value;
  }
  return merged;
}

/** An item that is told apart from the others is merged into its like; a new one goes first. */
const mergedItem = (list: string, keyOfItem: KeyOf) => (items: readonly Json[], item: Json) => {
  const key = isObject(item) ? keyOfItem(list, item) : undefined;
  if (key === undefined || !isObject(item)) return [...items, item];
  const isLike = (each: Json) => isObject(each) && equalJson(each[key] ?? null, item[key] ?? null);
  if (!items.some(isLike)) return [item, ...items];
  return items.map((each) =>
    isObject(each) && isLike(each) ? mergedObject(each, item, keyOfItem) : each,
  );
};
