/**
 * The messages and functions with which expressions make patches.
 * Source: k8s.io/apiserver/pkg/cel/mutation and pkg/cel/library/jsonpatch.go 1.36.
 */
import { type CelFunction, type CelType, globalFunction, types } from "../cel/index.ts";

/** One operation of a JSON patch. */
export const jsonPatchType: CelType = {
  kind: "object",
  name: "JSONPatch",
  fields: { op: types.string, path: types.string, from: types.string, value: types.dyn },
};

/** A part of an object, whose fields are only known when it is applied: `Object.spec`. */
const partType = (name: string): CelType => ({ kind: "object", name, fields: {}, isOpen: true });

/** The whole object. */
export const objectType = partType("Object");

/** The type of a message that makes patches, by its name. */
export function patchMessageType(name: string): CelType | undefined {
  if (name === "JSONPatch") return jsonPatchType;
  return name === "Object" || name.startsWith("Object.") ? partType(name) : undefined;
}

/** `jsonpatch.escapeKey`: a key as a step of a JSON pointer. */
export const patchFunctions: readonly CelFunction[] = [
  globalFunction("jsonpatch.escapeKey", { takes: ["string"], gives: "string" }, ([key], frame) => {
    frame.workText(key.length);
    return key.replaceAll("~", "~0").replaceAll("/", "~1");
  }),
];
