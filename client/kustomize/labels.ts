/** Labels and annotations that all resources get. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { changeFields, type FieldSpec, isFor } from "./fields.ts";
import { changed, idOf, type Resource } from "./resource.ts";

/** Adds the pairs to the maps at those fields. */
export function addPairs(
  resources: readonly Resource[],
  pairs: JsonObject,
  fields: readonly FieldSpec[],
): readonly Resource[] {
  if (Object.keys(pairs).length === 0) return resources;
  return resources.map((resource) => {
    const id = idOf(resource.object);
    const object = fields
      .filter((field) => isFor(field, id))
      .reduce(
        (made, field) =>
          changeFields(made, field, (value) => ({ ...(isObject(value) && value), ...pairs })),
        resource.object,
      );
    return changed(resource, object);
  });
}
