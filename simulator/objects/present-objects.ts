import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { MemoryStorage } from "../../apiserver/storage/memory.ts";
import type { Reader } from "./reader.ts";

type Source = Pick<Reader, "list"> & { readonly storage: MemoryStorage };

/** The objects of a resource that there are, listed again only where one has changed. */
export function presentObjects<T extends KubeObject>(
  cluster: Source,
  resource: ResourceDefinition<T>,
): () => readonly T[] {
  const table = `${resource.plural}.${resource.group}`;
  let listed: readonly T[] = [];
  let revision = -1;
  return () => {
    const changed = cluster.storage.changedRevision(table);
    if (changed !== revision) {
      listed = cluster.list(resource);
      revision = changed;
    }
    return listed;
  };
}
