/** What is known of the kinds of resources. */
import { allResources } from "../../api/index.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import type { Id } from "./resource.ts";

const definitions = new Map<string, ResourceDefinition>(
  allResources.map((definition) => [`${definition.group}/${definition.kind}`, definition]),
);

const definitionOf = ({ group, kind }: Id) => definitions.get(`${group}/${kind}`);

/** What belongs to no namespace. Kinds that nobody knows are taken to be in one. */
export const isClusterScoped = (id: Id): boolean => definitionOf(id)?.namespaced === false;

/** By which keys lists are merged: by none, where the kind is not known. */
export const structureOfKind = (id: Id): Structure => definitionOf(id)?.structure ?? freeForm;

const freeForm: Structure = { type: "any", doc: "" };
