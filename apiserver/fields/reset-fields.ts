/**
 * What a path of the API resets to what it was, whatever a writer says there: the status of an
 * object, or all but a part of it. Nobody comes to own such fields, and nobody conflicts over them.
 */
import type { ResourceDefinition } from "../../api/resource.ts";
import { emptySet, type FieldSet, isEmptySet, isMember, nodeOf } from "./field-set.ts";

/** The fields of a set that are not reset. */
export type FieldFilter = (fields: FieldSet) => FieldSet;

export const allFields: FieldFilter = (fields) => fields;

/** Paths into an object, as a tree; `*` stands for any element, and an end for all below it. */
interface Pattern {
  readonly [element: string]: Pattern;
}

const containers = { "*": { "f:resources": {}, "f:resizePolicy": {} } };

/** Source: GetResetFields and GetResetFieldsFilter of the strategies in pkg/registry 1.36. */
const filters: ReadonlyMap<string, FieldFilter> = new Map([
  ["", except("f:status")],
  ["status", except("f:spec")],
  ["ephemeralcontainers", only({ "f:spec": { "f:ephemeralContainers": {} } })],
  ["resize", only({ "f:spec": { "f:containers": containers, "f:initContainers": containers } })],
]);

/** Those of kinds that reset something of their own. */
const filtersOf: ReadonlyMap<string, ReadonlyMap<string, FieldFilter>> = new Map([
  [
    "Pod",
    new Map([
      [
        "status",
        except("f:spec", "f:metadata/f:deletionTimestamp", "f:metadata/f:ownerReferences"),
      ],
    ]),
  ],
  ["Deployment", new Map([["status", except("f:spec", "f:metadata/f:labels")]])],
  [
    "CertificateSigningRequest",
    new Map([
      ["", except("f:spec", "f:status")],
      ["status", except("f:spec", "f:status/f:conditions")],
      ["approval", except("f:spec", "f:status/f:certificate")],
    ]),
  ],
]);

/** What is kept of a write of a subresource, or of the object itself, which has none. */
export function keptFields(
  definition: Pick<ResourceDefinition, "kind" | "custom" | "hasStatus" | "statusLeavesMetadata">,
  subresource = "",
): FieldFilter {
  const { custom, hasStatus, statusLeavesMetadata } = definition;
  // A custom resource without that subresource has its status written with all the rest.
  if (custom !== undefined && !hasStatus) return allFields;
  if (statusLeavesMetadata === true && subresource === "status") return statusAlone;
  const own = custom === undefined ? filtersOf.get(definition.kind)?.get(subresource) : undefined;
  return own ?? filters.get(subresource) ?? allFields;
}

/** All but these paths, with all that is below them. */
function except(...paths: readonly string[]): FieldFilter {
  const split = paths.map((path) => path.split("/"));
  return (fields) => split.reduce(without, fields);
}

function without(fields: FieldSet, [element = "", ...below]: readonly string[]): FieldSet {
  const inner = fields[element];
  if (inner === undefined) return fields;
  const { [element]: _, ...rest } = fields;
  if (below.length === 0) return rest;
  const left = without(inner, below);
  if (left === inner) return fields;
  return isEmptySet(left) ? rest : { ...fields, [element]: left };
}

/** Source: registry/customresource status_strategy.go 1.36, kubernetes/kubernetes#137689. */
const statusAlone = except("f:spec", "f:metadata");

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
