/**
 * What a path of the API resets to what it was, whatever a writer says there: the status of an
 * object, or all but a part of it. Nobody comes to own such fields, and nobody conflicts over them.
 */
import type { ResourceDefinition } from "../../api/resource.ts";
import { emptySet, type FieldSet, isMember, nodeOf } from "./field-set.ts";

/** The fields of a set that are not reset. */
export type FieldFilter = (fields: FieldSet) => FieldSet;

export const allFields: FieldFilter = (fields) => fields;

/** Paths into an object, as a tree; `*` stands for any element, and an end for all below it. */
interface Pattern {
  readonly [element: string]: Pattern;
}

const containers = { "*": { "f:resources": {}, "f:resizePolicy": {} } };

/** Source: GetResetFields and GetResetFieldsFilter of the strategies in pkg/registry 1.36. */
const filters: ReadonlyMap<string | undefined, FieldFilter> = new Map([
  [undefined, without("f:status")],
  ["status", without("f:spec")],
  ["ephemeralcontainers", only({ "f:spec": { "f:ephemeralContainers": {} } })],
  ["resize", only({ "f:spec": { "f:containers": containers, "f:initContainers": containers } })],
]);

/** What is kept of a write of the object itself or of a subresource. */
export function keptFields(
  definition: Pick<ResourceDefinition, "custom" | "hasStatus" | "statusLeavesMetadata">,
  subresource: string | undefined,
): FieldFilter {
  const { custom, hasStatus, statusLeavesMetadata } = definition;
  // A custom resource without that subresource has its status written with all the rest.
  if (custom !== undefined && !hasStatus) return allFields;
  if (statusLeavesMetadata === true && subresource === "status") return statusAlone;
  return filters.get(subresource) ?? allFields;
}

function without(element: string): FieldFilter {
  return (fields) => {
    if (fields[element] === undefined) return fields;
    const { [element]: _, ...rest } = fields;
    return rest;
  };
}

const ofSpec = without("f:spec");
const ofMetadata = without("f:metadata");
/** Source: registry/customresource status_strategy.go 1.36, kubernetes/kubernetes#137689. */
const statusAlone: FieldFilter = (fields) => ofMetadata(ofSpec(fields));

function only(pattern: Pattern): FieldFilter {
  return (fields) => matching(fields, pattern) ?? emptySet;
}

/** What is in the way of the pattern is in it too: an item whose resources are, say. */
function matching(fields: FieldSet, pattern: Pattern): FieldSet | undefined {
  if (Object.keys(pattern).length === 0) return fields;
  const children: Record<string, FieldSet> = {};
  for (const element in fields) {
    const inner = pattern[element] ?? (element === "." ? undefined : pattern["*"]);
    const found = inner === undefined ? undefined : matching(fields[element] ?? emptySet, inner);
    if (found !== undefined) children[element] = found;
  }
  return nodeOf(children, isMember(fields));
}
