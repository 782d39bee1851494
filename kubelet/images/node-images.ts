/** Which images a node has, and since when: told by its pods' statuses and its own. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { fetchedImage, fetchedVolumeImages, startFraction } from "../identity.ts";
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus, PodStatus, Volume } from "../types.ts";
import { imageVolumesOf } from "./image-volumes.ts";
import { imageIdOf } from "./manifest.ts";
import { parseImage } from "./reference.ts";

/** The architecture that the kubelet has labelled the node with. */
export function architectureOf(node: Node | undefined): string {
  return node?.metadata.labels?.["kubernetes.io/arch"] ?? "amd64";
}

/** The statuses of all containers of a pod. */
export function statusesOf(status: PodStatus): readonly ContainerStatus[] {
  const { containerStatuses = [], initContainerStatuses, ephemeralContainerStatuses } = status;
  if (initContainerStatuses === undefined && ephemeralContainerStatuses === undefined) {
    return containerStatuses;
  }
  return [
    ...(initContainerStatuses ?? []),
    ...containerStatuses,
    ...(ephemeralContainerStatuses ?? []),
  ];
}

/** Whether the container whose status this is runs, or ran, the image that its spec names. */
export function runsImage({ imageID }: ContainerStatus, container: Container): boolean {
  const reference = parseImage(container.image ?? "");
  return imageID === (reference === undefined ? container.image : imageIdOf(reference));
}

/** An image that a pod is known to have on its node. */
export type ShownImage = Pick<ContainerStatus, "image" | "imageID">;

/** The images that containers of the pod run, have run or have mounted. */
export function imagesShown({ spec, status }: Pod): readonly ShownImage[] {
  const statuses = statusesOf(status);
  const run = statuses.every(hasImage) ? statuses : statuses.filter(hasImage);
  const volumes = imageVolumesOf(spec.volumes);
  if (volumes.length === 0 || run.length === 0) return run;
  const mounted = volumes.filter(({ name }) => run.some((each) => mounts(each, name)));
  return [...run, ...mounted.flatMap(({ image }) => shownAs(image.reference))];
}

const hasImage = ({ imageID }: ContainerStatus) => imageID !== "";

/** A container that has run has had all of its volumes. */
const mounts = ({ volumeMounts = [] }: ContainerStatus, volume: string) =>
  volumeMounts.some(({ name }) => name === volume);

function shownAs(image: string | undefined): readonly ShownImage[] {
  const reference = parseImage(image ?? "");
  if (reference === undefined) return [];
  const imageID = imageIdOf(reference);
  return [{ imageID, image: reference.isDigest ? reference.version : reference.name }];
}

/** Their ids. */
export const imageIdsOf = (pod: Pod): readonly string[] =>
  imagesShown(pod).map(({ imageID }) => imageID);

/** Whether the ids are the same, in that order. */
export function haveSameImages(one: Pod, other: Pod): boolean {
  const [some, others] = [imagesShown(one), imagesShown(other)];
  return (
    some.length === others.length &&
    some.every(({ imageID }, index) => imageID === others[index]?.imageID)
  );
}

type Source = Pick<Observed, "podsWith" | "node">;

/** Whether the node had the image before `beforeMs`. */
export function imagePresent(source: Source, image: string, beforeMs: number): boolean {
  const reference = parseImage(image);
  return reference !== undefined && imageSinceMs(source, imageIdOf(reference), beforeMs) < beforeMs;
}

/**
 * Since when the node has the image; `Infinity` where it has not. The first container that runs or
 * mounts it says so: it came with that, unless it was there already, since nobody knows when. A
 * time before `enoughMs` is as good as any other.
 */
export function imageSinceMs(
  source: Source,
  imageId: string,
  enoughMs = Number.NEGATIVE_INFINITY,
): number {
  let firstMs = Number.POSITIVE_INFINITY;
  let fetched = false;
  // Times of statuses are texts of one form: read as numbers they take longer.
  const enough = Number.isFinite(enoughMs) ? formatTime(enoughMs) : "";
  let latest = "~";
  for (const { spec, status } of source.podsWith(imageId)) {
    const volumes = volumesWith(spec.volumes, imageId);
    for (const each of statusesOf(status)) {
      const runsIt = each.imageID === imageId;
      if (!runsIt && !volumes.some(({ name }) => mounts(each, name))) continue;
      const own = each.containerID;
      const { running, terminated } = each.state;
      const run = each.lastState.terminated ?? running ?? terminated;
      const startedAt = run?.startedAt;
      if (startedAt === undefined || startedAt > latest) continue;
      if (startedAt < enough) return Number.NEGATIVE_INFINITY;
      const id = run !== running ? (each.lastState.terminated ?? terminated)?.containerID : own;
      const atMs = (parseTime(startedAt) ?? 0) + startFraction(id);
      if (atMs >= firstMs) continue;
      latest = startedAt;
      firstMs = atMs;
      fetched = runsIt ? fetchedImage(id) : fetchedVolumeImages(id);
    }
  }
  if (firstMs < Number.POSITIVE_INFINITY) return fetched ? firstMs : Number.NEGATIVE_INFINITY;
  const listed = (source.node?.status.images ?? []).some(
    ({ names }) => names?.includes(imageId) === true,
  );
  return listed ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** The volumes that show an image; mostly there are none at all. */
function volumesWith(volumes: readonly Volume[] | undefined, imageId: string) {
  const all = imageVolumesOf(volumes);
  if (all.length === 0) return all;
  const hasIt = ({ imageID }: ShownImage) => imageID === imageId;
  return all.filter(({ image }) => shownAs(image.reference).some(hasIt));
}
