/** The machines of a cluster as its network finds them. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Fault } from "../../api/sim/fault.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import {
  cLibraryOf,
  heardMs,
  hostAddresses,
  isFaultNews,
  isUp,
  type ListeningContainer,
  listeningContainers,
  resolverOf,
  serverOn,
} from "../../kubelet/index.ts";
import type {
  ClientResolver,
  Listener,
  ListenerState,
  Listening,
  Machines,
} from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { isFrozen } from "../machine-reach.ts";
import { sourcesOf } from "../streams/sources.ts";
import { AddressBook } from "./address-book.ts";
import { served } from "./served.ts";

/** The name server of the machines themselves. */
export const nodeNameServer = "172.18.0.1";

const hosts = new Map([["localhost", ["127.0.0.1"]]]);

export function clusterMachines(cluster: Cluster): Machines {
  const book = new AddressBook(() => cluster.nowMs);
  // Every request asks this several times, and hardly ever is there anything that could be frozen.
  let mayFreeze: boolean | undefined;
  const isUp = (name: string) => {
    if (nodes.find(name)?.isUp !== true) return false;
    mayFreeze ??= cluster.kubelet.faults.list().length > 0;
    return !mayFreeze || !isFrozen(cluster, name);
  };
  const containers = new ListeningContainers(cluster, book, isUp);
  const resolvers = new WeakMap<Pod, ClientResolver>();
  const nodes = new NodesByName(cluster);
  const pods = new PodsByName(cluster);
  let nodeResolver: ClientResolver | undefined;
  cluster.storage.watch(undefined, cluster.storage.revision, (event) => {
    // A heartbeat changes nothing here, and its object need not even be made.
    if (event.renewedMs !== undefined) return;
    book.note(event);
    if (event.resource === Node.plural) nodes.forget();
    if (event.resource === Pod.plural) pods.forget(event.object.metadata);
    if (event.resource === behaviorTable) containers.forget();
    if (event.resource !== faultTable || !isNews(event)) return;
    mayFreeze = undefined;
    containers.forget();
  });
  return {
    pod: (namespace, name) => pods.find(namespace, name),
    node: (name) => nodes.find(name)?.node,
    nodes: () => nodes.all,
    isUp,
    at: (address) => book.at(address),
    listener: (pod, port, nowMs) => containers.listener(pod, port, nowMs),
    listening: (pod, nowMs) => containers.listening(pod, nowMs),
    resolver(pod) {
      if (pod === undefined) {
        nodeResolver ??= { nameservers: [nodeNameServer], searches: [], options: [], hosts };
        return nodeResolver;
      }
      const known = resolvers.get(pod);
      if (known !== undefined) return known;
      // A pod counts as one client: that of its first container.
      const libc = cLibraryOf(pod.spec.containers[0]?.image ?? "");
      const made = { ...resolverOf(pod).resolver, hosts: hostAddresses(pod), libc };
      resolvers.set(pod, made);
      return made;
    },
  };
}

/** Whether faults say something else of containers than before. */
function isNews({ type, object, previous }: StoredEvent): boolean {
  // The table holds objects of its kind.
  const next = type === "DELETED" ? undefined : (object as Fault);
  return isFaultNews(next, previous as Fault | undefined);
}

const behaviorTable = `${ImageBehavior.plural}.${ImageBehavior.group}`;
const faultTable = `${Fault.plural}.${Fault.group}`;

/** Pods by namespace and name, each remembered until it changes. */
class PodsByName {
  readonly #cluster: Cluster;
  readonly #known = new Map<string, Map<string, Pod>>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  find(namespace: string, name: string): Pod | undefined {
    const known = this.#known.get(namespace)?.get(name);
    if (known !== undefined) return known;
    const pod = this.#cluster.get(Pod, name, namespace);
    if (pod === undefined) return undefined;
    const named = this.#known.get(namespace) ?? new Map<string, Pod>();
    this.#known.set(namespace, named.set(name, pod));
    return pod;
  }

  forget({ namespace = "", name = "" }: Pod["metadata"]): void {
    const named = this.#known.get(namespace);
    named?.delete(name);
    if (named?.size === 0) this.#known.delete(namespace);
  }
}

/** The nodes, remembered until one of them changes. */
class NodesByName {
  readonly #cluster: Cluster;
  #all: readonly Node[] | undefined;
  readonly #known = new Map<string, { readonly node: Node; readonly isUp: boolean }>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  get all(): readonly Node[] {
    this.#all ??= this.#cluster.list(Node);
    return this.#all;
  }

  find(name: string): { readonly node: Node; readonly isUp: boolean } | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const node = this.#cluster.get(Node, name);
    if (node === undefined) return undefined;
    const made = { node, isUp: isUp(node) };
    this.#known.set(name, made);
    return made;
  }

  forget(): void {
    this.#all = undefined;
    this.#known.clear();
  }
}

/** Where nobody knows more. */
const declaredPorts = ({ ports = [] }: ListeningContainer["container"]): readonly number[] =>
  ports.filter(({ protocol }) => protocol === "TCP").map(({ containerPort }) => containerPort);

/** What runs in pods, remembered as long as it stays the same. */
class ListeningContainers {
  readonly #cluster: Cluster;
  readonly #book: AddressBook;
  readonly #isUp: (node: string) => boolean;
  #known = new WeakMap<Pod, readonly ListeningContainer[]>();
  readonly #listeners = new WeakMap<ListeningContainer, Listener>();

  constructor(cluster: Cluster, book: AddressBook, isNodeUp: (node: string) => boolean) {
    this.#cluster = cluster;
    this.#book = book;
    this.#isUp = isNodeUp;
  }

  /** Something else may be said of containers from now on. */
  forget(): void {
    this.#known = new WeakMap();
  }

  listener(pod: Pod, port: number, nowMs: number): Listener | undefined {
    const running = serverOn(
      this.#of(pod),
      port,
      ({ acceptsFromMs, acceptsUntilMs }) => nowMs >= acceptsFromMs && nowMs < acceptsUntilMs,
    );
    return running && this.#listenerOf(pod, running);
  }

  listening(pod: Pod, nowMs: number): readonly Listening[] {
    return this.#of(pod)
      .filter(
        ({ acceptsFromMs, acceptsUntilMs }) => nowMs >= acceptsFromMs && nowMs < acceptsUntilMs,
      )
      .flatMap(({ container, does: { listens } }) =>
        (listens === "any" ? declaredPorts(container) : listens).map((port) => ({
          port,
          container: container.name,
        })),
      );
  }

  #of(pod: Pod): readonly ListeningContainer[] {
    const known = this.#known.get(pod);
    if (known !== undefined) return known;
    const sources = sourcesOf(this.#cluster, pod);
    const stoppedMs = this.#stoppedMs(pod);
    const found = listeningContainers(pod, this.#cluster.kubelet, { ...sources, stoppedMs });
    const mayVary = found.some(({ does }) => does.varyingListens === true);
    if (!mayVary) this.#known.set(pod, found);
    return found;
  }

  #listenerOf(pod: Pod, running: ListeningContainer): Listener {
    const known = this.#listeners.get(running);
    if (known !== undefined) return known;
    const made = this.#listen(pod, running);
    this.#listeners.set(running, made);
    return made;
  }

  #listen(pod: Pod, running: ListeningContainer): Listener {
    const { container, endsMs, id } = running;
    const cluster = this.#cluster;
    const stoppedMs = this.#stoppedMs(pod);
    return {
      container: container.name,
      serve(request, nowMs, clientAddress) {
        const answer = served(cluster, pod, request, { nowMs, clientAddress, stoppedMs });
        if ("reset" in answer) return { resetAfterMs: answer.tookMs };
        if (!("response" in answer)) return answer;
        const { response, tookMs } = answer;
        return nowMs + tookMs >= endsMs
          ? { resetAfterMs: Math.max(endsMs - nowMs, 0) }
          : { response, tookMs };
      },
      state: (nowMs) => this.#stateOf(pod, id, nowMs),
    };
  }

  /** When the containers of a pod were told to stop: not before their kubelet has heard of it. */
  #stoppedMs(pod: Pod): number | undefined {
    const { faults } = this.#cluster.kubelet;
    const orderedMs = this.#book.stoppedMs(pod);
    if (orderedMs === undefined || faults.list().length === 0) return orderedMs;
    const heard = heardMs(faults.list(), faults.node(pod.spec.nodeName ?? ""), orderedMs);
    return heard === Number.POSITIVE_INFINITY ? undefined : heard;
  }

  #stateOf({ metadata, spec }: Pod, id: string, nowMs: number): ListenerState {
    if (!this.#isUp(spec.nodeName ?? "")) return "unreachable";
    const now = this.#book.present(metadata.uid ?? "");
    if (now === undefined) return "ended";
    const running = this.#of(now).find((each) => each.id === id);
    if (running === undefined || nowMs >= running.endsMs) return "ended";
    return nowMs < running.acceptsUntilMs ? "open" : "closing";
  }
}
