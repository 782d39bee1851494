/** Which images a node has, and since when: told by its pods' statuses and its own. */
import type { Node } from "../../api/core/node/node.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { fetchedImage, startFraction } from "../identity.ts";
import type { Observed } from "../observed.ts";
import type { ContainerStatus, PodStatus } from "../types.ts";
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

/** The ids of the images that containers of the pod run or have run. */
export function imageIdsOf(status: PodStatus): readonly string[] {
  return statusesOf(status).flatMap(({ imageID }) => (imageID === "" ? [] : [imageID]));
}

type Source = Pick<Observed, "podsWith" | "node">;

/** Whether the node had the image before `beforeMs`. */
export function imagePresent(source: Source, image: string, beforeMs: number): boolean {
  const reference = parseImage(image);
  return reference !== undefined && imageSinceMs(source, imageIdOf(reference), beforeMs) < beforeMs;
}

/**
 * Since when the node has the image; `Infinity` where it has not. The first container of it says
 * so: it came with that, unless it was there already, since nobody knows when. A time before
 * `enoughMs` is as good as any other.
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
  for (const { status } of source.podsWith(imageId)) {
    for (const each of statusesOf(status)) {
      if (each.imageID !== imageId) continue;
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
      fetched = fetchedImage(id);
    }
  }
  if (firstMs < Number.POSITIVE_INFINITY) return fetched ? firstMs : Number.NEGATIVE_INFINITY;
  const listed = (source.node?.status.images ?? []).some(
    ({ names }) => names?.includes(imageId) === true,
  );
  return listed ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
