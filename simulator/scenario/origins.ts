/** Where objects were read, so that what is refused of them can be told with its line. */
import type { JsonObject } from "../../api/json.ts";
import type { StatusError } from "../../api/status.ts";
import { type Lines, lineOf } from "./positions.ts";

type Path = readonly (string | number)[];

/** Where something of an object is said: `web.yaml:12`. */
type Origin = (path: Path) => string;

const origins = new WeakMap<JsonObject, Origin>();

/** Notes where an object is from, and gives it back. */
export function from(object: JsonObject, origin: Origin): JsonObject {
  origins.set(object, origin);
  return object;
}

/** The places of a document of a file. */
export const inDocument =
  (source: string, lines: Lines = new Map()): Origin =>
  (path) =>
    `${source}:${lineOf(lines, path)}`;

/** The line of what an error says is wrong with an object; nothing where nobody noted it. */
export const placeOfRefusal = (object: JsonObject, error: StatusError): string | undefined =>
  origins.get(object)?.(fieldOf(error));

/** `spec.template.spec.containers[0].image` as a path; empty where the error names no field. */
function fieldOf({ details, message }: StatusError): Path {
  const unknown = /unknown field "([^"]+)"/.exec(message)?.[1];
  const field = unknown ?? details?.causes?.[0]?.field ?? "";
  return field.split(/[.[\]]+/).filter((part) => part !== "");
}
