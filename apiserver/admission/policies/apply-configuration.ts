/**
 * What a mutation of the type ApplyConfiguration makes of an object.
 * Source: k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch/smd.go 1.36.
 */
import { type CelValue, jsonOf } from "../../../api/cel/index.ts";
import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { listTypeOf } from "../../../api/list-type.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { problemOf } from "../../fields/conform.ts";
import { merge } from "../../fields/merge.ts";
import { itemShape, memberShape, type Shape } from "../../fields/shape.ts";
import type { KindShape } from "../plugin.ts";
import { checkTypeNames } from "./message-names.ts";
import { PatchError } from "./patch-error.ts";

/** The object with what an expression gave set in it, not yet decoded. Throws PatchError. */
export function applied(object: KubeObject, value: CelValue, kind: KindShape): Json {
  checkTypeNames(value, "Object");
  const made = jsonOf(value);
  if (!isObject(made)) throw new PatchError("invalid return type");
  const config: JsonObject = { ...made, apiVersion: kind.apiVersion, kind: kind.kind };
  const shape: Shape = { structure: kind.structure };
  const problem = problemOf(shape, config);
  if (problem !== undefined) {
    throw new PatchError(
      `error applying patch: failed to convert patch object to typed object: ${problem}`,
    );
  }
  const atomics = atomicsIn(shape, config, "");
  if (atomics.length > 0) {
    const rule = "may not mutate atomic arrays, maps or structs";
    throw new PatchError(
      `error applying patch: invalid ApplyConfiguration: ${rule}: ${atomics.join(", ")}`,
    );
  }
  // An object is JSON.
  return merge(shape, object as unknown as JsonObject, config);
}

/** The paths of what could only be replaced as a whole, so that others would lose what they set. */
function atomicsIn(shape: Shape, value: Json, path: string): readonly string[] {
  const { structure, list, atomic } = shape;
  if (isObject(value)) {
    const isWhole = structure.atomic === true || (structure.type === "map" && atomic === true);
    const inside = Object.entries(value).flatMap(([key, member]) => {
      const inner = member === undefined ? undefined : memberShape(structure, key);
      // Upstream does not look into the values of maps.
      if (inner === undefined || structure.type === "map") return [];
      return atomicsIn(inner, member ?? null, `${path}.${key}`);
    });
    return isWhole ? [path, ...inside] : inside;
  }
  if (!Array.isArray(value)) return [];
  const isWhole = listTypeOf({ list }).type === "atomic";
  const inside = value.flatMap((item: Json, index) =>
    atomicsIn(itemShape(structure), item, `${path}[${index}]`),
  );
  return isWhole ? [path, ...inside] : inside;
}
