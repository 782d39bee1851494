/** Tells which images nodes have, and removes those that no longer fit their disks. */

import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, updateStatus } from "../../client/action.ts";
import { type Controller, nothing, type Plan, watch } from "../../client/controller.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import { podsOnNode } from "../eviction/observations.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { keyedByNode } from "../faults/whereabouts.ts";
import { haveSameImages, imagesShown } from "../images/node-images.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { collectImages, gcPeriodMs, type ImageLimits, imageLimits, isFull } from "./image-gc.ts";
import { isListed, nodeImages } from "./image-list.ts";
import { bootedMs, isUp, nodeEvent } from "./plan-node.ts";

const byNode = "kubelet/node";

/** Its keys are names of nodes. */
export function nodeImagesController({ machines, processes }: KubeletOptions): Controller {
  const known = ({ metadata: { name = "" } }: Node) => (machines.has(name) ? [name] : []);
  const controller: Controller = {
    name: "kubelet-images",
    watches: [
      watch(Node, {
        keys: known,
        when: (next, previous) =>
          next !== undefined && (previous === undefined || isUp(next) !== isUp(previous)),
        heedsRenewals: false,
      }),
      watch(Pod, {
        keys(pod, view) {
          const { nodeName = "" } = pod.spec;
          if (!machines.has(nodeName)) return [];
          const node = view.get(Node, undefined, nodeName);
          return imagesShown(pod).every((each) => isListed(node, each)) ? [] : [nodeName];
        },
        indices: {
          [byNode]: ({ spec: { nodeName } }) => (nodeName === undefined ? [] : [nodeName]),
        },
        when: (next, previous) =>
          next !== undefined && (previous === undefined || !haveSameImages(next, previous)),
      }),
    ],
    reconcile(name, view) {
      const node = view.get(Node, undefined, name);
      if (node === undefined || !isUp(node)) return nothing;
      const { nowMs } = view;
      const pods = view.indexed(Pod, byNode, name);
      const limits = imageLimits(machines.get(name)?.kubeletConfiguration);
      const use = (pod: Pod) => processes.use(pod, nowMs);
      return planImages(node, pods, { nowMs, use, limits });
    },
  };
  return heedingFaults(controller, keyedByNode(machines));
}

interface ImagePlanInput {
  readonly nowMs: number;
  readonly use: (pod: Pod) => PodUse | undefined;
  readonly limits: ImageLimits;
}

/** What a kubelet does about the images of its node. */
export function planImages(
  node: Node,
  all: readonly Pod[],
  { nowMs, use, limits }: ImagePlanInput,
): Plan {
  // The containers of an evicted pod are gone, though the pod is still told of.
  const pods = all.filter(({ status }) => status.reason !== "Evicted");
  const images = nodeImages(node, pods);
  const writtenBytes = podsOnNode(pods, (pod) => ({ use: use(pod) })).reduce(
    (sum, { totals }) => sum + totals.diskBytes,
    0,
  );
  const sinceBootMs = nowMs - (bootedMs(node) ?? 0);
  const sinceLookMs = sinceBootMs % gcPeriodMs;
  const collection =
    sinceLookMs === 0
      ? collectImages(node, images, pods, { nowMs, writtenBytes, limits })
      : undefined;
  const left = collection?.images ?? images;
  const actions: Action[] = [];
  if (!equalJson(node.status.images ?? [], left)) {
    actions.push(updateStatus(Node, { ...node, status: { ...node.status, images: left } }));
  }
  const { name = "" } = node.metadata;
  const { failure, isRepeated = false } = collection ?? {};
  if (failure !== undefined) {
    actions.push(nodeEvent(name, "Warning", "FreeDiskSpaceFailed", failure));
    if (isRepeated) actions.push(nodeEvent(name, "Warning", "ImageGCFailed", failure));
  }
  return isFull(node, left, { writtenBytes, limits })
    ? { actions, requeueAfterMs: gcPeriodMs - sinceLookMs }
    : { actions };
}
