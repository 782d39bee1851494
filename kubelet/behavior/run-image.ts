/** Which image a run of a container has: its spec may name another by now. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { statusesOf } from "../images/node-images.ts";
import { runsImage } from "../pod/container-status.ts";
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
