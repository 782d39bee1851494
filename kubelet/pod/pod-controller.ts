import { ConfigMap } from "../../api/core/configmap.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { resizePending } from "../../api/core/pod/resized-spec.ts";
import { Secret } from "../../api/core/secret.ts";
import { Service } from "../../api/core/service/service.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { comesOrGoes } from "../../api/storage/attached-as.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import {
  type Controller,
  keyOf,
  nothing,
  type Plan,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import {
  type BehaviorOf,
  type BehaviorOptions,
  behaviors,
  type PresentFaults,
  type Processes,
} from "../behavior/behavior.ts";
import { isFor } from "../behavior/said/course.ts";
import { heardMs } from "../faults/absence.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { PodFaults } from "../faults/pod-faults.ts";
import { keyedByPod } from "../faults/whereabouts.ts";
import { credentialsOf } from "../images/credentials.ts";
import { architectureOf, imageIdsOf } from "../images/node-images.ts";
import { openPullerOf, type Puller } from "../images/registry.ts";
import { type CabledMachine, hostIPsOf, type Machines } from "../machine.ts";
import { PodAddresses, pairedAddress } from "../node/addresses.ts";
import { bootedSecondMs, isUp, upSince } from "../node/plan-node.ts";
import { type FindConfiguration, type Neighbor, never, type Observed } from "../observed.ts";
import { isMirrorPod } from "../static/mirror.ts";
import { planMirror } from "../static/plan-mirror.ts";
import { type IssueToken, tokenSource } from "../volumes/account-tokens.ts";
import {
  claimIndices,
  claimState,
  podKeysOfAttachment,
  podKeysOfDriver,
  podsOfClaim,
} from "../volumes/claims.ts";
import { configurationIn } from "../volumes/configuration-data.ts";
import { hostPathCheck, hostStore } from "../volumes/host-paths.ts";
import { configurationsOf } from "../volumes/mounted-volumes.ts";
import { renewVolumes, showsVolumes } from "../volumes/renew.ts";
import { locatedPod } from "./located-pod.ts";
import { planPod } from "./plan-pod.ts";
import { freshPodIPs } from "./pod-status.ts";
import { planRoom } from "./preemption.ts";
import { PullRequests } from "./pull-requests.ts";

export interface KubeletOptions {
  /** Looked at on every reconcile, so machines may be added to it later. */
  readonly machines: Machines;
  readonly seed: number | string;
  /** What containers do that do not do what they would do by themselves. */
  readonly behaviorOf?: BehaviorOf;
  /** Whether every image repository exists; unless it is false. */
  readonly anyImage?: boolean;
  /** What runs on the machines, whatever becomes of the kubelets. */
  readonly processes: Processes;
  /** Absent: pods have tokens that no server knows. */
  readonly tokens?: IssueToken;
}

const byNode = "kubelet/node";
/** So often a critical pod looks whether there is room for it. */
const roomPeriodMs = 1_000;
/** Source: kubelet 1.36, backOffPeriod and the syncPeriod of statuses. */
const retryMsMax = 10_000;
const aliveByNode = "kubelet/alive";
const byImage = "kubelet/image";
const byConfiguration = "kubelet/configuration";
const deferredByNode = "kubelet/deferred";

const neverWakes = { keys: () => [], when: () => false };

/** Runs the pods that are bound to machines: one controller for the kubelets of all nodes. */
export function podLifecycleController(options: KubeletOptions): Controller {
  const { machines, processes } = options;
  const addresses = new PodAddresses(processes.lastAddresses);
  const pullRequests = new PullRequests();
  const faults = new PodFaults(() => pullRequests.forget());
  const controller: Controller = {
    name: "kubelet",
    retryMsMax,
    listen: (wake) => options.processes.onInterference(wake),
    watches: [
      watch(Pod, {
        keys: (pod) => (machines.has(pod.spec.nodeName ?? "") ? [keyOf(pod)] : []),
        indices: {
          [byNode]: nodeOf,
          [aliveByNode]: (pod) => (hasEnded(pod) ? [] : nodeOf(pod)),
          [byImage]: imagesRun,
          [byConfiguration]: configurationsOf,
          [deferredByNode]: (pod) => (resizePending(pod) === "Deferred" ? nodeOf(pod) : []),
          ...claimIndices,
        },
        // One that is gone matters where its processes are to be forgotten.
        when: (next, previous) =>
          next !== undefined || (previous !== undefined && options.processes.has(keyOf(previous))),
      }),
      watch(Pod, {
        // Where a pod may have made room, others that wait for it are tried again.
        keys: ({ spec }, view) => view.indexed(Pod, deferredByNode, spec.nodeName ?? "").map(keyOf),
        when: (next) => next === undefined || hasEnded(next) || (next.metadata.generation ?? 1) > 1,
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
      watch(Service, neverWakes),
      watch(VolumeAttachment, {
        keys: podKeysOfAttachment,
        when: (next, previous) => next?.status.attached !== previous?.status.attached,
      }),
      watch(CSIDriver, { keys: podKeysOfDriver, when: comesOrGoes }),
      watch(ConfigMap, configurationRule(ConfigMap)),
      watch(Secret, configurationRule(Secret)),
      watch(ImageBehavior, behaviorRule),
    ],
    reconcile(key, view) {
      const { namespace, name } = splitKey(key);
      const pod = view.get(Pod, namespace, name);
      const machine = machines.get(pod?.spec.nodeName ?? "");
      if (pod === undefined && !processes.staticRuns.has(key)) processes.forget(key);
      if (pod === undefined || machine === undefined) return nothing;
      const observed = observe({ options, view, addresses, pullRequests, faults }, pod, machine);
      return planOf(observed, options);
    },
  };
  return heedingFaults(controller, keyedByPod(machines));
}

/** What a kubelet does for a pod, which it looks after now. */
function planOf(observed: Observed, { processes }: KubeletOptions): Plan {
  const { pod, nowMs } = observed;
  // A kubelet brings the volumes up to date whenever it looks after a pod.
  const dueMs = renewVolumes(observed, processes);
  const room = planRoom(observed, (each) => processes.orderOf(each) !== undefined);
  if (room !== undefined) {
    for (const each of room.stops) processes.stop(each.pod, each.order);
    return { actions: room.actions, requeueAfterMs: roomPeriodMs };
  }
  if (isMirrorPod(pod)) {
    const runs = processes.staticRuns.of(pod.spec.nodeName ?? "");
    return planMirror(observed, runs.get(keyOf(pod)));
  }
  const plan = planPod(observed);
  if (plan.foreseesWrites === true && showsVolumes(observed, processes)) {
    return { ...plan, foreseesWrites: false };
  }
  return dueMs === never ? plan : sooner(plan, dueMs - nowMs);
}

function sooner(plan: Plan, afterMs: number): Plan {
  return { ...plan, requeueAfterMs: Math.min(plan.requeueAfterMs ?? never, afterMs) };
}

/** What is said of containers holds for those that run, too. */
const behaviorRule = {
  keys: (object: ImageBehavior, view: View) =>
    view.list(Pod).flatMap((pod) => (isFor(object, pod) ? [keyOf(pod)] : [])),
  when: (next: unknown, previous: unknown) => next !== previous,
};

/** What volumes show is to be renewed when it changes, sooner or later. */
const configurationRule = ({ kind }: { readonly kind: string }) => ({
  keys: ({ metadata }: ConfigMap | Secret, view: View) => {
    const key = `${kind}/${metadata.namespace}/${metadata.name}`;
    return view.indexed(Pod, byConfiguration, key).map(keyOf);
  },
  when: (next: unknown, previous: unknown) => next !== previous,
});

const nodeOf = ({ spec: { nodeName } }: Pod) => (nodeName === undefined ? [] : [nodeName]);

/** The images that containers of the pod have run, each with the node. */
function imagesRun({ spec: { nodeName }, status }: Pod): readonly string[] {
  if (nodeName === undefined) return [];
  return imageIdsOf(status).map((imageId) => imageOn(nodeName, imageId));
}

const imageOn = (node: string, imageId: string) => `${node} ${imageId}`;

/** What all observations have in common. */
interface Source {
  readonly options: KubeletOptions;
  readonly view: View;
  readonly addresses: PodAddresses;
  readonly pullRequests: PullRequests;
  readonly faults: PodFaults;
}

function observe(source: Source, pod: Pod, machine: CabledMachine): Observed {
  const { options, view, addresses } = source;
  const node = view.get(Node, undefined, machine.name);
  const { namespace, uid } = pod.metadata;
  const find = () =>
    configurationIn({
      configMap: (name) => view.get(ConfigMap, namespace, name),
      secret: (name) => view.get(Secret, namespace, name),
      services: (of) => view.list(Service, of),
      node,
      volume: (name) => options.processes?.known(keyOf(pod), name),
      token: tokenSource(options.tokens, pod, view.nowMs),
    });
  // Most looks at a pod ask for none of it.
  const configuration: FindConfiguration = (kind, name) => find()(kind, name);
  // Most looks at a pod end before those at its neighbours.
  const neighbors = {
    [Symbol.iterator]: () => others(view.eachIndexed(Pod, aliveByNode, machine.name), uid).values(),
  };
  const faults = source.faults.present(view, node);
  const cidr = node?.spec.podCIDR ?? machine.podCIDR;
  const address = () => (cidr === undefined ? undefined : addresses.give(pod, cidr, neighbors));
  const cidrIPv6 = node?.spec.podCIDRs?.[1];
  const addressIPv6 = (first: string) =>
    cidr === undefined || cidrIPv6 === undefined ? undefined : pairedAddress(first, cidr, cidrIPv6);
  const [hostIP = "", ...furtherHostIPs] = hostIPsOf(machine);
  const place = { pod, hostIP, furtherHostIPs, address, addressIPv6 };
  const located = locatedPod(pod, () => freshPodIPs(place));
  return {
    pod,
    nowMs: view.nowMs,
    node,
    // The machine of a node that was deleted goes on: its kubelet still runs.
    nodeUp: node === undefined || isUp(node),
    bootedAtMs: bootedSecondMs(node),
    heardMs: (atMs) => heardMs(faults.list(), node, atMs),
    order: options.processes.orderOf(pod),
    hostIP,
    furtherHostIPs,
    neighbors,
    podsWith: (imageId) => view.eachIndexed(Pod, byImage, imageOn(machine.name, imageId)),
    others: () => neighborsOf(source, pod, machine),
    pullRequests: source.pullRequests,
    behavior: behaviors(behaviorOptions(source, faults, pullerOf(source, pod, node)), located, {
      nowMs: view.nowMs,
      configuration,
    }),
    address,
    addressIPv6,
    claim: (name) => claimState(view, { namespace, name, node: machine.name }),
    configuration,
    hostPath: (volume) => hostPathCheck(hostFiles(options, machine), volume, view.nowMs),
  };
}

const hostFiles = ({ processes }: KubeletOptions, { name }: CabledMachine) =>
  processes.lasting(hostStore(name));

function behaviorOptions(
  { options, view }: Source,
  faults: PresentFaults,
  puller: Puller,
): BehaviorOptions {
  const imageBehaviors = () => view.list(ImageBehavior);
  return Object.assign({}, options, { imageBehaviors, faults, puller });
}

/** Who asks registries for the images of a pod. */
function pullerOf({ options, view }: Source, pod: Pod, node: Node | undefined): Puller {
  const architecture = architectureOf(node);
  if (options.anyImage !== false) return openPullerOf(architecture);
  const { namespace } = pod.metadata;
  const secrets = () =>
    (pod.spec.imagePullSecrets ?? []).map(({ name = "" }) => view.get(Secret, namespace, name));
  const hasCredentials = (host: string) => credentialsOf(secrets()).has(host);
  return { architecture, anyImage: false, hasCredentials };
}

function* neighborsOf(source: Source, pod: Pod, machine: CabledMachine): Iterable<Neighbor> {
  const pods = source.view.eachIndexed(Pod, byNode, machine.name);
  for (const other of others(pods, pod.metadata.uid)) {
    yield { pod: other, observed: () => observe(source, other, machine) };
  }
}

function others(pods: Iterable<Pod>, uid: string | undefined): readonly Pod[] {
  const found: Pod[] = [];
  for (const pod of pods) if (pod.metadata.uid !== uid) found.push(pod);
  return found;
}
