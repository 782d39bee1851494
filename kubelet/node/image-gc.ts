/**
 * Images that no container needs are removed when the disk is nearly full. The API does not tell
 * when an image came or was last used once all its pods are gone: such images count as old, and go
 * in the order of their names.
 * Source: kubelet 1.36, pkg/kubelet/images/image_gc_manager.go.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import { parseTime } from "../../api/runtime.ts";
import type { KubeletConfiguration } from "../configuration.ts";
import { manifestOf } from "../images/manifest.ts";
import { architectureOf, imageIdsOf, statusesOf } from "../images/node-images.ts";
import { parseImage } from "../images/reference.ts";
import { idOf, type NodeImage } from "./image-list.ts";

/** How full a disk is when images are removed, and until when. */
export interface ImageLimits {
  readonly highPercent: number;
  readonly lowPercent: number;
}

/** Throws a RangeError in the kubelet's words where one limit contradicts the other. */
export function imageLimits(configuration: KubeletConfiguration = {}): ImageLimits {
  const { imageGCHighThresholdPercent: highPercent = 85 } = configuration;
  const { imageGCLowThresholdPercent: lowPercent = 80 } = configuration;
  if (lowPercent < highPercent) return { highPercent, lowPercent };
  throw new RangeError(
    "invalid configuration: imageGCLowThresholdPercent (--image-gc-low-threshold) " +
      `${lowPercent} must be less than imageGCHighThresholdPercent (--image-gc-high-threshold) ` +
      `${highPercent}`,
  );
}

/** From one look at the disk to the next. */
export const gcPeriodMs = 300_000;

/** What is to be done about the disk. */
export interface Collection {
  /** Those that stay. */
  readonly images: readonly NodeImage[];
  /** Why not enough could be removed. */
  readonly failure?: string;
  /** The collection before this one failed as well, by all that the pods tell. */
  readonly isRepeated: boolean;
}

/** What a collection goes by. */
export interface CollectionInput {
  readonly nowMs: number;
  /** What pods have written to the disk. */
  readonly writtenBytes: number;
  readonly limits: ImageLimits;
}

/** Removes what may go; `undefined` where the disk has room. */
export function collectImages(
  node: Node,
  images: readonly NodeImage[],
  pods: readonly Pod[],
  { nowMs, writtenBytes, limits: { highPercent, lowPercent } }: CollectionInput,
): Collection | undefined {
  const capacity = quantityToNumber(node.status.capacity?.["ephemeral-storage"] ?? "0");
  const available = capacity - writtenBytes - imageBytes(images, architectureOf(node));
  const usedPercent = 100 - Math.floor((Math.max(available, 0) * 100) / capacity);
  if (capacity <= 0 || usedPercent < highPercent) return undefined;
  const wanted = Math.floor((capacity * (100 - lowPercent)) / 100) - available;
  const inUse = new Set(pods.flatMap(imageIdsOf));
  const unused = images.filter((image) => !inUse.has(idOf(image)));
  const removed = new Set<NodeImage>();
  let freed = 0;
  for (const image of unused.sort((left, right) => (idOf(left) < idOf(right) ? -1 : 1))) {
    if (freed >= wanted) break;
    removed.add(image);
    freed += image.sizeBytes ?? 0;
  }
  const kept = images.filter((image) => !removed.has(image));
  if (freed >= wanted) return { images: kept, isRepeated: false };
  const failure =
    "Failed to garbage collect required amount of images. " +
    `Attempted to free ${wanted} bytes, but only found ${freed} bytes eligible to free.`;
  return { images: kept, failure, isRepeated: !hasNewer(pods, nowMs - gcPeriodMs) };
}

/** Whether the disk of the node is so full that images have to go. */
export function isFull(
  node: Node,
  images: readonly NodeImage[],
  given: Omit<CollectionInput, "nowMs">,
): boolean {
  return collectImages(node, images, [], { ...given, nowMs: 0 }) !== undefined;
}

/** What images take of a disk, on which layers that they share are once. */
export function imageBytes(images: readonly NodeImage[], architecture: string): number {
  const known = sizes.get(images);
  if (known !== undefined) return known;
  const bytes = addUp(images, architecture);
  sizes.set(images, bytes);
  return bytes;
}

/** A node's images are asked for again and again; it never changes its architecture. */
const sizes = new WeakMap<readonly NodeImage[], number>();

function addUp(images: readonly NodeImage[], architecture: string): number {
  const layers = new Map<string, number>();
  let others = 0;
  for (const { names = [], sizeBytes = 0 } of images) {
    const reference = parseImage(names.at(-1) ?? "");
    const manifest = reference && manifestOf(reference, architecture);
    if (manifest === undefined) others += sizeBytes;
    else for (const layer of manifest.layers) layers.set(layer.digest, layer.sizeBytes);
  }
  return others + [...layers.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Whether a container has started after this time, and so may have filled the disk. */
function hasNewer(pods: readonly Pod[], sinceMs: number): boolean {
  return pods.some(({ status }) =>
    statusesOf(status).some(
      ({ state }) => (parseTime((state.running ?? state.terminated)?.startedAt) ?? 0) > sinceMs,
    ),
  );
}
