/** The paths that a CustomResourceDefinition names, applied to custom objects. */
import type { Json, JsonObject } from "../json.ts";
import { isObject } from "../json.ts";
import { JsonPathError } from "../jsonpath/error.ts";
import { findAll } from "../jsonpath/evaluate.ts";
import { parseTemplate } from "../jsonpath/parse.ts";
import type { KubeObject } from "../resource.ts";

/** The first value at a path such as `.spec.names[0]`; undefined where there is none. */
export function firstAt(jsonPath: string): (object: KubeObject) => Json | undefined {
  const path = parsed(jsonPath);
  if (path === undefined) return () => undefined;
  return (object) => {
    try {
      // Objects are plain JSON.
      return findAll(path, object as unknown as JsonObject)[0];
    } catch (error) {
      if (error instanceof JsonPathError) return undefined;
      throw error;
    }
  };
}

/** The path, where it is one. */
function parsed(jsonPath: string) {
  try {
    const [part] = parseTemplate(`{${jsonPath}}`);
    return part?.kind === "path" ? part.path : undefined;
  } catch (error) {
    if (error instanceof JsonPathError) return undefined;
    throw error;
  }
}

/** `.spec.replicas` as the names of members. */
export const membersOf = (path: string): readonly string[] => path.replace(/^\./, "").split(".");

/** The value at a path of members; undefined where there is none. */
export function memberAt(object: unknown, path: readonly string[]): Json | undefined {
  let value: unknown = object;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  // Objects are plain JSON.
  return value as Json | undefined;
}

/** The object with a value at a path of members. */
export function withMemberAt<T extends object>(object: T, path: readonly string[], value: Json): T {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const inner: unknown = Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
  const next = rest.length === 0 ? value : withMemberAt(isObject(inner) ? inner : {}, rest, value);
  return Object.assign({ ...object }, { [name]: next });
}
