import type { ObjectMeta } from "../../api/resource.ts";
import { decodeOwners } from "./managers.ts";

type Entries = NonNullable<ObjectMeta["managedFields"]>;

/**
 * What is wrong with managedFields that a webhook made; `undefined` where nothing is.
 * Source: apimachinery util/managedfields DecodeManagedFields 1.36.
 */
export function entriesProblem(entries: Entries): string | undefined {
  for (const [index, { operation, apiVersion = "", fieldsType = "" }] of entries.entries()) {
    if (operation !== "Apply" && operation !== "Update") {
      return "operation must be `Apply` or `Update`";
    }
    if (apiVersion === "") return "apiVersion must not be empty";
    const entry = `in managed fields entry ${index}`;
    if (fieldsType === "") return `missing fieldsType ${entry}`;
    if (fieldsType !== "FieldsV1") {
      return `invalid fieldsType ${JSON.stringify(fieldsType)} ${entry}`;
    }
  }
  const isRead = entries.length === 0 || decodeOwners(entries) !== undefined;
  return isRead ? undefined : "error decoding versioned set";
}
