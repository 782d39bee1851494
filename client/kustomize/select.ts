/** Picks resources, as the targets of patches and replacements do. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import { type Id, idsOf, type Resource } from "./resource.ts";

export interface Selector {
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly annotationSelector?: string | undefined;
}

/** Whether a resource is picked, by what it is or was called. */
export function selector(wanted: Selector): (resource: Resource) => boolean {
  const { labelSelector = "", annotationSelector = "" } = wanted;
  const fields = (["group", "version", "kind", "name", "namespace"] as const).map((field) => {
    const pattern = wanted[field];
    const whole = pattern ? new RegExp(`^(?:${pattern})$`) : undefined;
    return (id: Id) => whole === undefined || whole.test(textOf(id, field));
  });
  const labels = parseLabelSelector(labelSelector);
  const annotations = parseLabelSelector(annotationSelector);
  return (resource) => {
    const metadata = metadataOf(resource.object);
    return (
      idsOf(resource).some((id) => fields.every((matches) => matches(id))) &&
      labels.matches(texts(metadata, "labels")) &&
      annotations.matches(texts(metadata, "annotations"))
    );
  };
}

const textOf = (id: Id, field: "group" | "version" | "kind" | "name" | "namespace") =>
  field === "namespace" ? id.namespace || "default" : id[field];

const texts = (metadata: JsonObject, name: string) =>
  Object.fromEntries(
    Object.entries(part(metadata, name)).map(([key, value]) => [key, String(value)]),
  );
