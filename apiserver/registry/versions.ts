/** The versions of a kind, as the owners of fields need to know them. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import type { Owners } from "../fields/managers.ts";
import { rootShape } from "../fields/shape.ts";
import type { VersionForm, Versions } from "../fields/versions.ts";
import { asJson } from "./context.ts";
import type { ResourceTable } from "./resource-table.ts";

/** The versions of the kind that is written. */
export function versionsOf(resources: ResourceTable, definition: ResourceDefinition): Versions {
  return (
    customVersions(definition) ?? ((apiVersion) => otherForm(resources, definition, apiVersion))
  );
}

/** Those of a custom resource, whose definition knows them all. */
export function customVersions(definition: ResourceDefinition): Versions | undefined {
  const { custom } = definition;
  if (custom === undefined) return undefined;
  const isAsked = custom.webhook !== undefined;
  return (apiVersion) => {
    const structure = structureIn(definition, apiVersion);
    if (structure === undefined) return undefined;
    // Nobody is asked what a webhook makes of it: the owners of that version keep what they have.
    return { shape: rootShape(structure), convert: (object) => (isAsked ? null : object) };
  };
}

function structureIn({ custom, group }: ResourceDefinition, apiVersion: string) {
  if (!apiVersion.startsWith(`${group}/`)) return undefined;
  return custom?.structures.get(apiVersion.slice(group.length + 1));
}

function otherForm(
  resources: ResourceTable,
  definition: ResourceDefinition,
  apiVersion: string,
): VersionForm | undefined {
  const own = resources.lookUp(definition);
  const other = resources.byKind(apiVersion, definition.kind);
  if (own === undefined || other?.table !== own.table) return undefined;
  return {
    shape: rootShape(other.definition.structure),
    // What is compared are objects of the kind.
    convert: (object) => asJson(other.fromStored(own.toStored(object as unknown as KubeObject))),
  };
}

/** The owner, if any, that names its fields in a version that a custom resource has no more. */
const obsolete = (definition: ResourceDefinition, owners: Owners) =>
  definition.custom === undefined
    ? undefined
    : owners.find(({ apiVersion }) => structureIn(definition, apiVersion) === undefined);

/** Whether an owner of a custom object is of a version that there is no more. */
export const hasObsolete = (definition: ResourceDefinition, owners: Owners): boolean =>
  obsolete(definition, owners) !== undefined;

/**
 * Refuses to apply where an owner is of a version that there is no more, as upstream does to this
 * day. Source: https://github.com/kubernetes/kubernetes/issues/111937
 */
export function checkOwners(definition: ResourceDefinition, owners: Owners): void {
  const owner = obsolete(definition, owners);
  if (owner === undefined) return;
  const fact = `request to convert CR to an invalid group/version: ${owner.apiVersion}`;
  throw new StatusError("Unknown", fact);
}
