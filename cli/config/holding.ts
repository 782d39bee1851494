import type { JsonObject } from "../../api/json.ts";
import { textAt } from "../../api/json-parts.ts";
import type { Property } from "../../client/kubectl/kubeconfig/property.ts";
import { entryIn } from "../../client/kubectl/kubeconfig/shape.ts";

/** Whether a file has what a property belongs to. */
export function hasProperty(file: JsonObject, property: Property): boolean {
  if (property.kind === "top") return textAt(file, property.name) !== "";
  if (property.kind === "entry" || property.kind === "field") {
    return entryIn(file, property.list, property.entry) !== undefined;
  }
  return file[property.kind === "list" ? property.list : "preferences"] !== undefined;
}
