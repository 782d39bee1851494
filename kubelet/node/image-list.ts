/** The images that a kubelet tells of. Source: kubelet 1.36, nodestatus.Images. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { manifestOf } from "../images/manifest.ts";
import { architectureOf, imagesShown, type ShownImage } from "../images/node-images.ts";
import { parseImage } from "../images/reference.ts";

export type NodeImage = NonNullable<Node["status"]["images"]>[number];

/** `nodeStatusMaxImages`: a node tells of no more images than this, and has no more here. */
const imagesMax = 50;
/** The names of an image that are told. */
const namesMax = 5;

/** The images that the node has: those it had, and those its pods run; the largest first. */
export function nodeImages(node: Node, pods: readonly Pod[]): readonly NodeImage[] {
  const images = new Map<string, NodeImage>();
  for (const image of node.status.images ?? []) images.set(idOf(image), image);
  const architecture = architectureOf(node);
  for (const pod of pods) {
    for (const each of imagesShown(pod)) {
      const before = images.get(each.imageID);
      if (before === undefined) images.set(each.imageID, imageOf(each, architecture));
      else images.set(each.imageID, named(before, each));
    }
  }
  return [...images.values()].sort(bySize).slice(0, imagesMax);
}

/** Whether the node tells of the image already, by the names that the status has for it. */
export function isListed(node: Node | undefined, { imageID, image }: ShownImage): boolean {
  const found = (node?.status.images ?? []).find((each) => idOf(each) === imageID);
  return found !== undefined && (isId(image) || found.names?.includes(image) === true);
}

/** `docker.io/library/nginx@sha256:…` of an image; its digests are named before its tags. */
export const idOf = ({ names }: NodeImage): string => names?.[0] ?? "";

/** Images without a tag are named by the id of their configuration, which is no name. */
const isId = (image: string) => image.startsWith("sha256:");

function imageOf({ image, imageID }: ShownImage, architecture: string): NodeImage {
  const reference = parseImage(isId(image) ? imageID : image);
  const manifest = reference && manifestOf(reference, architecture);
  const names = isId(image) ? [imageID] : [imageID, image];
  return { names, sizeBytes: manifest?.sizeBytes ?? 0 };
}

function named(listed: NodeImage, { image }: ShownImage): NodeImage {
  const { names = [] } = listed;
  if (isId(image) || names.includes(image) || names.length >= namesMax) return listed;
  return { ...listed, names: [...names, image] };
}

function bySize(left: NodeImage, right: NodeImage): number {
  const difference = (right.sizeBytes ?? 0) - (left.sizeBytes ?? 0);
  if (difference !== 0) return difference;
  return idOf(left) < idOf(right) ? -1 : 1;
}
