/** The volumes of a pod that show images. */
import type { Volume } from "../types.ts";

export type ImageVolume = Volume & { readonly image: NonNullable<Volume["image"]> };

const none: readonly ImageVolume[] = [];
/** What was asked last: pods of one template share their volumes, and every look at one asks. */
let last: { readonly volumes: readonly Volume[]; readonly found: readonly ImageVolume[] } = {
  volumes: [],
  found: none,
};

/** Those among the volumes of a pod, in their order; mostly there are none. */
export function imageVolumesOf(volumes: readonly Volume[] | undefined): readonly ImageVolume[] {
  if (volumes === undefined) return none;
  if (volumes !== last.volumes) {
    const found = volumes.filter((volume): volume is ImageVolume => volume.image !== undefined);
    last = { volumes, found };
  }
  return last.found;
}
