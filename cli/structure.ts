import type { Structure } from "../api/structure.ts";
import type { Located } from "./located.ts";
import { apiVersionOf } from "./resources.ts";

/** By what lists of a kind merge; nothing for those that are not built in: they merge as JSON. */
export async function structureOf({
  resource,
}: Pick<Located, "resource">): Promise<Structure | undefined> {
  const { allResources } = await import("../api/index.ts");
  const definition = allResources.find(
    ({ group, version, kind }) =>
      kind === resource.kind &&
      apiVersionOf({ ...resource, group, version }) === apiVersionOf(resource),
  );
  return definition?.structure;
}
