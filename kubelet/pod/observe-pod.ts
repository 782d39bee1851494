/** What a kubelet sees when it looks after a pod. */
import { ConfigMap } from "../../api/core/configmap.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { Service } from "../../api/core/service/service.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { keyOf, splitKey, type View } from "../../client/controller.ts";
import { type BehaviorOptions, behaviors, type PresentFaults } from "../behavior/behavior.ts";
import { volumePull } from "../behavior/volume-pull.ts";
import { heardMs } from "../faults/absence.ts";
import type { PodFaults } from "../faults/pod-faults.ts";
import { credentialsOf } from "../images/credentials.ts";
import { architectureOf } from "../images/node-images.ts";
import { openPullerOf, type Puller } from "../images/registry.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { type CabledMachine, furtherAddresses } from "../machine.ts";
import { type PodAddresses, pairedAddress, type SeenPods } from "../node/addresses.ts";
import { bootedSecondMs, isUp } from "../node/plan-node.ts";
import type { FindConfiguration, Neighbor, Observed } from "../observed.ts";
import { tokenSource } from "../volumes/account-tokens.ts";
import { claimState } from "../volumes/claims.ts";
import { configurationIn } from "../volumes/configuration-data.ts";
import { hostPathCheck, hostStore } from "../volumes/host-paths.ts";
import { locatedPod } from "./located-pod.ts";
import { aliveByNode, byAddress, byImage, byNode, imageOn } from "./pod-indices.ts";
import { freshPodIPs } from "./pod-status.ts";
import type { PullRequests } from "./pull-requests.ts";

/** What all observations have in common. */
export interface Source {
  readonly options: KubeletOptions;
  readonly view: View;
  readonly addresses: PodAddresses;
  readonly pullRequests: PullRequests;
  readonly faults: PodFaults;
}

/** All that the plan of a pod depends on, as a kubelet sees it now. */
export function observe(source: Source, pod: Pod, machine: CabledMachine): Observed {
  const { options, view, addresses } = source;
  const { nowMs } = view;
  const node = view.get(Node, undefined, machine.name);
  const { namespace, uid } = pod.metadata;
  const configuration = configurationOf(source, pod, node);
  // Most looks at a pod end before those at its neighbours.
  const neighbors = {
    [Symbol.iterator]: () => others(view.eachIndexed(Pod, aliveByNode, machine.name), uid).values(),
  };
  const faults = source.faults.present(view, node);
  const cidr = node?.spec.podCIDR ?? machine.podCIDR;
  const address = () =>
    cidr === undefined ? undefined : addresses.give(pod, cidr, seenPods(view, machine));
  const cidrIPv6 = node?.spec.podCIDRs?.[1];
  const addressIPv6 = (first: string) =>
    cidr === undefined || cidrIPv6 === undefined ? undefined : pairedAddress(first, cidr, cidrIPv6);
  const hostIP = machine.address;
  const furtherHostIPs = furtherAddresses(machine);
  const place = { pod, hostIP, furtherHostIPs, address, addressIPv6 };
  let behaviorOf: Observed["behavior"] | undefined;
  const does = () => behaviorOptions(source, faults, pullerOf(source, pod, node));
  const makeBehaviors = () =>
    behaviors(
      does(),
      locatedPod(pod, () => freshPodIPs(place)),
      { nowMs, configuration },
    );
  return {
    pod,
    nowMs,
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
    behavior(container, restartCount, startedMs) {
      behaviorOf ??= makeBehaviors();
      return behaviorOf(container, restartCount, startedMs);
    },
    volumePull: (volume) => volumePull(does(), volume, pod),
    address,
    addressIPv6,
    claim: (name) => claimState(view, { namespace, name, node: machine.name }),
    configuration,
    hostPath: (volume) => hostPathCheck(hostFiles(options, machine), volume, nowMs),
  };
}

/** Finds what a pod names; most looks at a pod ask for none of it. */
const configurationOf =
  ({ options, view }: Source, pod: Pod, node: Node | undefined): FindConfiguration =>
  (kind, name) => {
    const { namespace } = pod.metadata;
    const find = configurationIn({
      configMap: (of) => view.get(ConfigMap, namespace, of),
      secret: (of) => view.get(Secret, namespace, of),
      services: (of) => view.list(Service, of),
      node,
      volume: (of) => options.processes.known(keyOf(pod), of),
      token: tokenSource(options.tokens, pod, view.nowMs),
    });
    return find(kind, name);
  };

/** The pods of a machine as the view has them. */
const seenPods = (view: View, machine: CabledMachine): SeenPods => ({
  find(key) {
    const { namespace, name } = splitKey(key);
    return view.get(Pod, namespace, name);
  },
  isShown(address) {
    for (const { spec } of view.eachIndexed(Pod, byAddress, address)) {
      if (spec.nodeName === machine.name) return true;
    }
    return false;
  },
});

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
