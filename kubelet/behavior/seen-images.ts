/**
 * Since when kubelets have known that containers are to have the images that their specs name: no
 * status tells it. Of a container that runs its image nothing is kept.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import { runsImage, statusesOf } from "../images/node-images.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container } from "../types.ts";

interface Seen {
  readonly image: string | undefined;
  readonly sinceMs: number;
}

interface SeenOfPod {
  readonly uid: string;
  readonly byContainer: ReadonlyMap<string, Seen>;
}

export class SeenImages {
  readonly #pods = new Map<string, SeenOfPod>();

  /** A kubelet looks at the pod. */
  look(pod: Pod, nowMs: number): void {
    // A pod of the first generation is as it was made, and that is true of most.
    if ((pod.metadata.generation ?? 1) === 1) return;
    const key = keyOf(pod);
    const uid = runtimeUid(pod);
    const known = this.#pods.get(key);
    const before = known?.uid === uid ? known.byContainer : undefined;
    const byContainer = new Map<string, Seen>();
    for (const { name, image } of awaiting(pod)) {
      const seen = before?.get(name);
      const isSame = seen !== undefined && seen.image === image;
      byContainer.set(name, isSame ? seen : { image, sinceMs: nowMs });
    }
    if (byContainer.size > 0) this.#pods.set(key, { uid, byContainer });
    else if (known !== undefined) this.#pods.delete(key);
  }

  /** Since when the container is to have an image that it does not run; absent: from the first. */
  sinceMs(pod: Pod, container: Container): number | undefined {
    if (this.#pods.size === 0) return undefined;
    const known = this.#pods.get(keyOf(pod));
    if (known?.uid !== runtimeUid(pod)) return undefined;
    const seen = known.byContainer.get(container.name);
    return seen !== undefined && seen.image === container.image ? seen.sinceMs : undefined;
  }

  has(pod: string): boolean {
    return this.#pods.has(pod);
  }

  forget(pod: string): void {
    this.#pods.delete(pod);
  }
}

/** The containers that do not run the images of their specs. */
function awaiting({ spec, status }: Pod): readonly Container[] {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  const statuses = statusesOf(status);
  return [...initContainers, ...containers, ...ephemeralContainers].filter((container) => {
    const known = statuses.find(({ name }) => name === container.name);
    return known === undefined || !runsImage(known, container);
  });
}
