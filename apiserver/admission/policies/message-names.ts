import { type CelValue, messageNameOf } from "../../../api/cel/index.ts";
import { PatchError } from "./patch-error.ts";

/**
 * Throws PatchError where a part of an object was made as another than the field that it is in:
 * `Object{spec: Object.status{}}`. Source: k8s.io/apiserver/pkg/cel/mutation/dynamic 1.36.
 */
export function checkTypeNames(value: CelValue, root = messageNameOf(value)): void {
  if (root === undefined) return;
  const errors = misnamed(value, root);
  if (errors.length > 0) throw new PatchError(`type mismatch: ${errors.join("\n")}`);
}

function misnamed(value: CelValue, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: CelValue) => misnamed(item, path));
  if (!(value instanceof Map)) return [];
  const name = messageNameOf(value);
  const inside = [...value].flatMap(([key, member]: readonly [CelValue, CelValue]) =>
    misnamed(member, name === undefined ? path : `${path}.${String(key)}`),
  );
  if (name === undefined || name === path) return inside;
  const expected = `expected "${path}", which matches field name path from root Object type`;
  return [`unexpected type name "${name}", ${expected}`, ...inside];
}
