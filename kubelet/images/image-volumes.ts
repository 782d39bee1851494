/** The volumes of a pod that show images. */
import type { Volume } from "../types.ts";

export type ImageVolume = Volume & { readonly image: NonNullable<Volume["image"]> };

const none: readonly ImageVolume[] = [];
/** Pods of one template share their volumes, and are asked for these at every look. */
const known = new WeakMap<readonly Volume[], readonly ImageVolume[]>();
/** What was asked last is mostly asked next. */
let last: { readonly volumes: readonly Volume[]; readonly found: readonly ImageVolume[] } = {
  volumes: [],
  found: none,
};

/** Those among the volumes of a pod, in their order; mostly there are none. */
export function imageVolumesOf(volumes: readonly Volume[] | undefined): readonly ImageVolume[] {
  if (volumes === undefined) return none;
  if (volumes !== last.volumes) last = { volumes, found: known.get(volumes) ?? find(volumes) };
  return last.found;
}

function find(volumes: readonly Volume[]): readonly ImageVolume[] {
  const found = volumes.filter((volume): volume is ImageVolume => volume.image !== undefined);
  const made = found.length === 0 ? none : found;
  known.set(volumes, made);
  return made;
}
