import { ImageBehavior } from "../api/sim/image-behavior.ts";
import type { MemoryStorage } from "../apiserver/storage/memory.ts";
import type { Reader } from "./reader.ts";

const table = `${ImageBehavior.plural}.${ImageBehavior.group}`;

/** The ImageBehaviors that there are, listed again only where one has changed. */
export function presentBehaviors(
  cluster: Pick<Reader, "list"> & { readonly storage: MemoryStorage },
): () => readonly ImageBehavior[] {
  let listed: readonly ImageBehavior[] = [];
  let revision = -1;
  return () => {
    const changed = cluster.storage.changedRevision(table);
    if (changed !== revision) {
      listed = cluster.list(ImageBehavior);
      revision = changed;
    }
    return listed;
  };
}
