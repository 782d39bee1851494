/** How kubelets file pods, to find those of a node, an image or an object. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { resizePending } from "../../api/core/pod/resized-spec.ts";
import { imageIdsOf } from "../images/node-images.ts";
import { claimIndices } from "../volumes/claims.ts";
import { configurationsOf } from "../volumes/mounted-volumes.ts";

export const byNode = "kubelet/node";
export const aliveByNode = "kubelet/alive";
export const byAddress = "kubelet/address";
export const byImage = "kubelet/image";
export const byConfiguration = "kubelet/configuration";
export const deferredByNode = "kubelet/deferred";

/** One for all: pods are filed at every change. */
const nowhere: readonly string[] = [];

const nodeOf = ({ spec: { nodeName } }: Pod) => (nodeName === undefined ? nowhere : [nodeName]);

/** The address that the pod has of its node's range, for as long as it has it. */
const addressShown = (pod: Pod) =>
  pod.status.podIP === undefined || pod.spec.hostNetwork === true || hasEnded(pod)
    ? nowhere
    : [pod.status.podIP];

/** The images that containers of the pod have run or mounted, each with the node. */
function imagesOn(pod: Pod): readonly string[] {
  const { nodeName } = pod.spec;
  if (nodeName === undefined) return nowhere;
  return imageIdsOf(pod).map((imageId) => imageOn(nodeName, imageId));
}

/** Under which image of which node a pod is filed that has it. */
export const imageOn = (node: string, imageId: string) => `${node} ${imageId}`;

/** The indices of the watch of pods. */
export const podIndices = {
  [byNode]: nodeOf,
  [aliveByNode]: (pod: Pod) => (hasEnded(pod) ? nowhere : nodeOf(pod)),
  [byAddress]: addressShown,
  [byImage]: imagesOn,
  [byConfiguration]: configurationsOf,
  [deferredByNode]: (pod: Pod) => (resizePending(pod) === "Deferred" ? nodeOf(pod) : nowhere),
  ...claimIndices,
};
