/** How the image of a volume is pulled: as those of containers are, but for nobody's process. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Random, seededRandom } from "../../api/runtime.ts";
import { volumePullWithFaults } from "../faults/container-faults.ts";
import type { ImageVolume } from "../images/image-volumes.ts";
import { unknownImageBytes } from "../images/known-images.ts";
import { manifestOf } from "../images/manifest.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { anyPuller, type Puller, pullError } from "../images/registry.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { BehaviorOptions, ImagePull } from "./behavior.ts";
import { failedPullMs, pullMs } from "./pull-time.ts";
import { courseOf } from "./said/course.ts";
import { saidPull } from "./said/pulls.ts";

/** The pull of a volume's image, with what ImageBehaviors say of it and what goes wrong with it. */
export function volumePull(options: BehaviorOptions, volume: ImageVolume, pod: Pod): ImagePull {
  const { seed, puller = anyPuller, imageBehaviors, faults } = options;
  const name = `${seed}/${runtimeUid(pod)}/volume/${volume.name}`;
  const image = volume.image.reference;
  const reference = parseImage(image ?? "");
  // Nobody is asked for what has no name.
  if (reference === undefined) return { sizeBytes: 0, durationMs: 0 };
  const own = ownPull(reference, puller, seededRandom(name));
  const course = courseOf(imageBehaviors?.() ?? [], { image }, pod);
  const random = seededRandom(`${name}/said/pull`);
  const said = course === undefined ? own : saidPull(own, { course, reference, random });
  const present = faults?.list() ?? [];
  if (present.length === 0) return said;
  const node = faults?.node(pod.spec.nodeName ?? "");
  return volumePullWithFaults(said, { faults: present, pod, node, reference, name });
}

function ownPull(reference: ImageReference, puller: Puller, random: Random): ImagePull {
  const { sizeBytes = unknownImageBytes } = manifestOf(reference, puller.architecture) ?? {};
  const error = pullError(reference, puller);
  return error === undefined
    ? { sizeBytes, durationMs: pullMs(sizeBytes, random) }
    : { sizeBytes, durationMs: failedPullMs, error };
}
