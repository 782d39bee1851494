/** Since when containers are to have the images that their specs name. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { runsImage } from "./container-status.ts";

/**
 * When a container that has not run can begin that could as early as `beginMs`: not before its
 * image is the one that it has now. Its status shows the image with which it came to wait.
 */
export function beginsMs(
  observed: Pick<Observed, "imageSinceMs">,
  { container, status }: { readonly container: Container; readonly status: ContainerStatus },
  beginMs: number,
): number {
  if (status.image === container.image) return beginMs;
  return Math.max(beginMs, observed.imageSinceMs(container) ?? beginMs);
}

/**
 * Whether a running container has to make way for one of another image. An init container that is
 * no sidecar goes on as it is.
 */
export function isReplaced(pod: Pod, container: Container, status: ContainerStatus): boolean {
  if ((pod.metadata.generation ?? 1) === 1 || runsImage(status, container)) return false;
  return isSidecar(container) || pod.spec.initContainers?.includes(container) !== true;
}
