import { ConfigMap } from "../../api/core/configmap.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import {
  type Controller,
  keyOf,
  nothing,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { type BehaviorOf, behaviors, type Processes } from "../behavior/behavior.ts";
import type { CabledMachine, Machines } from "../machine.ts";
import { PodAddresses } from "../node/addresses.ts";
import { bootedSecondMs, isUp } from "../node/plan-node.ts";
import type { FindConfiguration, Observed } from "../observed.ts";
import { claimIndices, claimState, podKeysOfAttachment, podsOfClaim } from "../volumes/claims.ts";
import { configurationOf } from "../volumes/configuration-data.ts";
import { configurationsOf, refreshVolumes, syncMs } from "../volumes/mounted-volumes.ts";
import { planPod } from "./plan-pod.ts";

export interface KubeletOptions {
  /** Looked at on every reconcile, so machines may be added to it later. */
  readonly machines: Machines;
  readonly seed: number | string;
  /** What containers do that do not do what they would do by themselves. */
  readonly behaviorOf?: BehaviorOf;
  /** What runs on the machines, whatever becomes of the kubelets. */
  readonly processes?: Processes;
}

const byNode = "kubelet/node";
const aliveByNode = "kubelet/alive";
const byImage = "kubelet/image";
const byConfiguration = "kubelet/configuration";

/** Runs the pods that are bound to machines: one controller for the kubelets of all nodes. */
export function podLifecycleController(options: KubeletOptions): Controller {
  const { machines } = options;
  const addresses = new PodAddresses();
  const neverWakes = { keys: () => [], when: () => false };
  return {
    name: "kubelet",
    listen: (wake) => options.processes?.onInterference(wake) ?? (() => undefined),
    watches: [
      watch(Pod, {
        keys: (pod) => (machines.has(pod.spec.nodeName ?? "") ? [keyOf(pod)] : []),
        indices: {
          [byNode]: nodeOf,
          [aliveByNode]: (pod) => (hasEnded(pod) ? [] : nodeOf(pod)),
          [byImage]: imagesRun,
          [byConfiguration]: configurationsOf,
          ...claimIndices,
        },
        // One that is gone matters where its processes are to be forgotten.
        when: (next, previous) =>
          next !== undefined ||
          (previous !== undefined && options.processes?.has(keyOf(previous)) === true),
      }),
      watch(Node, {
        keys: ({ metadata }, view) => view.indexed(Pod, byNode, metadata.name ?? "").map(keyOf),
        when: (next, previous) => upSince(next) !== upSince(previous),
      }),
      watch(PersistentVolumeClaim, {
        keys: (claim, view) => podsOfClaim(claim, view).map(keyOf),
        when: (next, previous) => next?.status.phase !== previous?.status.phase,
      }),
      watch(PersistentVolume, neverWakes),
      watch(VolumeAttachment, {
        keys: podKeysOfAttachment,
        when: (next, previous) => next?.status.attached !== previous?.status.attached,
      }),
      watch(ConfigMap, configurationRule(ConfigMap)),
      watch(Secret, configurationRule(Secret)),
    ],
    reconcile(key, view) {
      const { namespace, name } = splitKey(key);
      const pod = view.get(Pod, namespace, name);
      const machine = machines.get(pod?.spec.nodeName ?? "");
      if (pod === undefined) options.processes?.forget(key);
      if (pod === undefined || machine === undefined) return nothing;
      const observed = observe(options, view, { pod, machine, addresses });
      // A kubelet brings the volumes up to date whenever it looks after a pod.
      if (options.processes !== undefined) refreshVolumes(pod, observed, options.processes);
      return planPod(observed);
    },
  };
}

/** A change of what volumes show is seen by their pods some time later. */
const configurationRule = ({ kind }: { readonly kind: string }) => ({
  keys: ({ metadata }: ConfigMap | Secret, view: View) => {
    const key = `${kind}/${metadata.namespace}/${metadata.name}`;
    return view.indexed(Pod, byConfiguration, key).map(keyOf);
  },
  when: (next: unknown, previous: unknown) => next !== undefined && previous !== undefined,
  delayMs: () => syncMs,
});

const nodeOf = ({ spec: { nodeName } }: Pod) => (nodeName === undefined ? [] : [nodeName]);

/** The images that containers of the pod have run, each with the node. */
function imagesRun({ spec: { nodeName }, status }: Pod): readonly string[] {
  const run: string[] = [];
  for (const { image, imageID } of status.containerStatuses ?? []) {
    if (imageID !== "" && nodeName !== undefined) run.push(imageOn(nodeName, image));
  }
  return run;
}

const imageOn = (node: string, image: string) => `${node} ${image}`;

/** Changes when the machine is switched on or off. */
const upSince = (node: Node | undefined) =>
  node === undefined ? undefined : isUp(node) ? bootedSecondMs(node) : "off";

interface Subject {
  readonly pod: Pod;
  readonly machine: CabledMachine;
  readonly addresses: PodAddresses;
}

function observe(
  options: KubeletOptions,
  view: View,
  { pod, machine, addresses }: Subject,
): Observed {
  const node = view.get(Node, undefined, machine.name);
  const { namespace, uid } = pod.metadata;
  const configuration: FindConfiguration = (kind, name) =>
    kind === "ConfigMap"
      ? configurationOf(view.get(ConfigMap, namespace, name))
      : configurationOf(view.get(Secret, namespace, name));
  // Most looks at a pod end before those at its neighbours.
  const neighbors = () => others(view.eachIndexed(Pod, aliveByNode, machine.name), uid);
  const cidr = node?.spec.podCIDR ?? machine.podCIDR;
  return {
    pod,
    nowMs: view.nowMs,
    node,
    // The machine of a node that was deleted goes on: its kubelet still runs.
    nodeUp: node === undefined || isUp(node),
    bootedAtMs: bootedSecondMs(node),
    hostIP: machine.address,
    get neighbors() {
      return neighbors();
    },
    neighborsWith: (image) =>
      others(view.eachIndexed(Pod, byImage, imageOn(machine.name, image)), uid),
    behavior: behaviors(options, pod, { nowMs: view.nowMs, configuration }),
    address: () => (cidr === undefined ? undefined : addresses.give(pod, cidr, neighbors())),
    claim: (name) => claimState(view, { namespace, name, node: machine.name }),
    configuration,
  };
}

function* others(pods: Iterable<Pod>, uid: string | undefined): Iterable<Pod> {
  for (const pod of pods) if (pod.metadata.uid !== uid) yield pod;
}
