/** Which image a run of a container has: its spec may name another by now. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import { runsImage, statusesOf } from "../images/node-images.ts";
import type { Container, ContainerStatus } from "../types.ts";

/** The container as it is in a run that has begun: of the image with which it was started. */
export function asRun(container: Container, pod: Pod, restartCount: number): Container {
  // A pod of the first generation is as it was made, and that is true of most.
  if ((pod.metadata.generation ?? 1) === 1) return container;
  const status = statusesOf(pod.status).find(({ name }) => name === container.name);
  if (status?.restartCount !== restartCount || runsImage(status, container)) return container;
  return withImage(container, imageOf(status));
}

/** The runtime names an image by its id where it was asked for by digest. */
const imageOf = ({ image, imageID }: ContainerStatus): string =>
  image.startsWith("sha256:") ? imageID : image;

/** What is known of a container is known by its identity. */
const made = new WeakMap<Container, Container>();

function withImage(container: Container, image: string): Container {
  const known = made.get(container);
  if (known?.image === image) return known;
  const other = { ...container, image };
  made.set(container, other);
  return other;
}

/**
 * Whether a running container has to make way for one of another image. An init container that is
 * no sidecar goes on as it is.
 */
export function isReplaced(pod: Pod, container: Container, status: ContainerStatus): boolean {
  if ((pod.metadata.generation ?? 1) === 1 || runsImage(status, container)) return false;
  return isSidecar(container) || pod.spec.initContainers?.includes(container) !== true;
}
