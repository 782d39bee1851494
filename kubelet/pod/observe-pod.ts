/** What a kubelet sees when it looks after a pod. */
import { ConfigMap } from "../../api/core/configmap.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { Service } from "../../api/core/service/service.ts";
import { keepShape } from "../../api/keep-shape.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import type { View } from "../../client/controller.ts";
import type { Behavior, BehaviorOptions, ImagePull, PresentFaults } from "../behavior/behavior.ts";
import { behaviors } from "../behavior/pod-behaviors.ts";
import { volumePull } from "../behavior/volume-pull.ts";
import { heardMs } from "../faults/absence.ts";
import type { PodFaults } from "../faults/pod-faults.ts";
import { credentialsOf } from "../images/credentials.ts";
import type { ImageVolume } from "../images/image-volumes.ts";
import { architectureOf } from "../images/node-images.ts";
import { openPullerOf, type Puller } from "../images/registry.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { type CabledMachine, furtherAddresses } from "../machine.ts";
import { type PodAddresses, pairedAddress, type SeenPods } from "../node/addresses.ts";
import { bootedSecondMs, isUp } from "../node/plan-node.ts";
import type { ClaimState, FindConfiguration, KubeletOrder, Observed } from "../observed.ts";
import type { Container, Volume } from "../types.ts";
import { tokenSource } from "../volumes/account-tokens.ts";
import { claimState } from "../volumes/claims.ts";
import { configurationIn } from "../volumes/configuration-data.ts";
import { hostPathCheck, hostStore } from "../volumes/host-paths.ts";
import type { Immutables } from "../volumes/immutables.ts";
import { locatedPod } from "./located-pod.ts";
import { aliveByNode, byAddress, byImage, byNode, imageOn } from "./pod-indices.ts";
import { freshPodIPs } from "./pod-status.ts";
import type { PullRequests } from "./pull-requests.ts";

/** From where pods are looked at, and by what. */
export interface Source {
  readonly options: KubeletOptions;
  readonly machine: CabledMachine;
  readonly view: View;
  readonly addresses: PodAddresses;
  readonly pullRequests: PullRequests;
  readonly immutables: Immutables;
  readonly faults: PodFaults;
}

/** All that the plan of a pod depends on, as a kubelet sees it now. */
export const observe = (source: Source, pod: Pod): Observed => new PodObservation(source, pod);

/** A class, because every look at a pod makes one, and most of them ask for little of it. */
class PodObservation implements Observed {
  readonly pod: Pod;
  readonly nowMs: number;
  readonly node: Node | undefined;
  readonly order: KubeletOrder | undefined;
  readonly nodeUp: boolean;
  readonly bootedAtMs: number | undefined;
  readonly hostIP: string;
  readonly pullRequests: PullRequests;
  readonly configuration: FindConfiguration;
  readonly #source: Source;
  readonly #faults: PresentFaults;
  #behaviorOf: Observed["behavior"] | undefined;

  constructor(source: Source, pod: Pod, order?: KubeletOrder) {
    const { options, machine, view, pullRequests, faults } = source;
    const node = view.get(Node, undefined, machine.name);
    this.pod = pod;
    this.nowMs = view.nowMs;
    this.node = node;
    this.order = order ?? options.processes.orderOf(pod);
    // The machine of a node that was deleted goes on: its kubelet still runs.
    this.nodeUp = node === undefined || isUp(node);
    this.bootedAtMs = bootedSecondMs(node);
    this.hostIP = machine.address;
    this.pullRequests = pullRequests;
    this.configuration = configurationOf(source, pod, node);
    this.#source = source;
    this.#faults = faults.present(view, node);
  }

  with({ pod = this.pod, order = this.order }: Partial<Pick<Observed, "pod" | "order">>): Observed {
    return new PodObservation(this.#source, pod, order);
  }

  get furtherHostIPs(): readonly string[] {
    return furtherAddresses(this.#source.machine);
  }

  get unsafeSysctls(): readonly string[] | undefined {
    return this.#source.machine.kubeletConfiguration?.allowedUnsafeSysctls;
  }

  get neighbors(): readonly Pod[] {
    return this.#others(aliveByNode);
  }

  get others(): readonly Pod[] {
    return this.#others(byNode);
  }

  as(other: Pod): Observed {
    return observe(this.#source, other);
  }

  podsWith(imageId: string): Iterable<Pod> {
    const { view, machine } = this.#source;
    return view.eachIndexed(Pod, byImage, imageOn(machine.name, imageId));
  }

  heardMs(atMs: number): number {
    return heardMs(this.#faults.list(), this.node, atMs);
  }

  behavior(container: Container, restartCount: number, startedMs?: number): Behavior {
    this.#behaviorOf ??= this.#makeBehaviors();
    return this.#behaviorOf(container, restartCount, startedMs);
  }

  imageSinceMs(container: Container): number | undefined {
    return this.#source.options.processes.images.sinceMs(this.pod, container);
  }

  volumePull(volume: ImageVolume): ImagePull {
    return volumePull(this.#does, volume, this.pod);
  }

  address(): string | undefined {
    const { addresses, view, machine } = this.#source;
    const cidr = this.#podCIDR;
    if (cidr === undefined) return undefined;
    return addresses.give(this.pod, cidr, seenPods(view, machine));
  }

  addressIPv6(first: string): string | undefined {
    const cidr = this.#podCIDR;
    const cidrIPv6 = this.node?.spec.podCIDRs?.[1];
    if (cidr === undefined || cidrIPv6 === undefined) return undefined;
    return pairedAddress(first, cidr, cidrIPv6);
  }

  claim(name: string): ClaimState | undefined {
    const { view, machine } = this.#source;
    const { namespace } = this.pod.metadata;
    return claimState(view, { namespace, name, node: machine.name });
  }

  hostPath(volume: NonNullable<Volume["hostPath"]>): ReturnType<typeof hostPathCheck> {
    return hostPathCheck(hostFiles(this.#source), volume, this.nowMs);
  }

  get #podCIDR(): string | undefined {
    return this.node?.spec.podCIDR ?? this.#source.machine.podCIDR;
  }

  get #does(): BehaviorOptions {
    const puller = pullerOf(this.#source, this.pod, this.node);
    return behaviorOptions(this.#source, this.#faults, puller);
  }

  #makeBehaviors(): Observed["behavior"] {
    const { pod, nowMs, configuration } = this;
    return behaviors(
      this.#does,
      locatedPod(pod, () => freshPodIPs(this)),
      { nowMs, configuration },
    );
  }

  /** All others that are filed for the machine. */
  #others(index: string): readonly Pod[] {
    const { view, machine } = this.#source;
    const { uid } = this.pod.metadata;
    const found: Pod[] = [];
    for (const pod of view.eachIndexed(Pod, index, machine.name)) {
      if (pod.metadata.uid !== uid) found.push(pod);
    }
    return found;
  }
}

/** Finds what a pod names; most looks at a pod ask for none of it. */
const configurationOf =
  ({ options, view, immutables }: Source, pod: Pod, node: Node | undefined): FindConfiguration =>
  (kind, name) => {
    const { namespace } = pod.metadata;
    const find = configurationIn({
      configMap: (of) => immutables.configMaps.seenBy(pod, of, view.get(ConfigMap, namespace, of)),
      secret: (of) => immutables.secrets.seenBy(pod, of, view.get(Secret, namespace, of)),
      services: (of) => view.list(Service, of),
      node,
      volume: (of) => options.processes.known(pod, of),
      claimed: (of) => view.get(PersistentVolumeClaim, namespace, of)?.spec.volumeName,
      token: tokenSource(options.tokens, pod, view.nowMs),
    });
    return find(kind, name);
  };

/** The pods of a machine as the view has them. */
const seenPods = (view: View, machine: CabledMachine): SeenPods => ({
  find: (key) => view.at(Pod, key),
  isShown(address) {
    for (const { spec } of view.eachIndexed(Pod, byAddress, address)) {
      if (spec.nodeName === machine.name) return true;
    }
    return false;
  },
});

const hostFiles = ({ options, machine }: Source) =>
  options.processes.lasting(hostStore(machine.name));

function behaviorOptions(
  { options, view }: Source,
  faults: PresentFaults,
  puller: Puller,
): BehaviorOptions {
  const { seed, behaviorOf, machines, processes, network, neighbours } = options;
  const imageBehaviors = () => view.list(ImageBehavior);
  return {
    seed,
    behaviorOf,
    machines,
    processes,
    network,
    neighbours,
    imageBehaviors,
    faults,
    puller,
  };
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

/** Nobody asks it for anything. */
const nowhere = {
  options: { processes: { orderOf: () => undefined } },
  machine: { name: "", address: "" },
  view: { nowMs: Number.MAX_SAFE_INTEGER, get: () => undefined },
  faults: { present: () => ({}) },
  pullRequests: {},
  addresses: {},
} as unknown as Source;
keepShape(new PodObservation(nowhere, {} as Pod));
