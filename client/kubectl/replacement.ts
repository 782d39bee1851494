import type { JsonObject } from "../../api/json.ts";
import { metadataOf } from "../../api/json-parts.ts";

/**
 * The object as it is sent to take the place of the one that is there, of whichever version that
 * is, unless it names one. Source: kubectl 1.36, cli-runtime's Helper.Replace.
 */
export function inPlaceOf(live: JsonObject | undefined, object: JsonObject): JsonObject {
  const metadata = metadataOf(object);
  const { resourceVersion } = live === undefined ? {} : metadataOf(live);
  if ((metadata.resourceVersion ?? "") !== "" || resourceVersion === undefined) return object;
  return { ...object, metadata: { ...metadata, resourceVersion } };
}
