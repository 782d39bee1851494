import { escapeMarkup } from "../../api/go-json.ts";
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts } from "../../api/json-parts.ts";
import type { Structure } from "../../api/structure.ts";
import { inGoOrder } from "../../client/kubectl/go-order.ts";
import { lastAppliedAnnotation } from "../../client/three-way.ts";
import { apiVersionOf } from "../server/resources.ts";
import type { Located } from "./located.ts";

/** By what lists of a kind merge; nothing for those that are not built in: they merge as JSON. */
export const structureOf = ({
  resource,
}: Pick<Located, "resource">): Promise<Structure | undefined> =>
  structureNamed(apiVersionOf(resource), resource.kind);

/** The structure of a kind that is built in. */
export async function structureNamed(
  apiVersion: string,
  kind: string,
): Promise<Structure | undefined> {
  const { allResources } = await import("../../api/index.ts");
  return allResources.find((each) => each.kind === kind && apiVersionOf(each) === apiVersion)
    ?.structure;
}

/** The object as kubectl writes one that it has a type for; those of a list too. */
export async function typedOrder(object: JsonObject): Promise<JsonObject> {
  const { kind, apiVersion, metadata, items } = object;
  if (items === undefined) {
    return inGoOrder(await structureNamed(String(apiVersion), String(kind)), object);
  }
  const structure = await structureNamed(String(apiVersion), String(kind).replace(/List$/, ""));
  return {
    kind,
    apiVersion,
    metadata,
    items: items && parts(object, "items").map((each) => inGoOrder(structure, each)),
  };
}

/** What kubectl makes of flags, with itself, as text, in the annotation of apply. */
export async function withMadeConfig(made: JsonObject): Promise<JsonObject> {
  const text = `${escapeMarkup(JSON.stringify(await typedOrder(made)))}\n`;
  const annotations = { ...part(made, "metadata", "annotations"), [lastAppliedAnnotation]: text };
  return { ...made, metadata: { ...metadataOf(made), annotations } };
}
