/** Who has which address at this moment, as the machines route it. */
import { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Place } from "../../network/index.ts";

const podTable = Pod.plural;
const nodeTable = Node.plural;

/** Who has an address. */
interface Held {
  /** Hardly ever more than one: of a machine's address, those with ports of their hosts. */
  pods: readonly Pod[];
  node: string | undefined;
  /** The same, as it is told as long as nothing changes. */
  shown: Place | undefined;
}

/** Follows the writes of pods and nodes. */
export class AddressBook {
  readonly #places = new Map<string, Held>();
  /** Those that have addresses, by their uids. */
  readonly #pods = new Map<string, Pod>();
  /** When each pod that is being deleted was seen so first, by its uid. */
  readonly #stopped = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  note(event: StoredEvent): void {
    const { resource, type } = event;
    // The object of any other need not even be made.
    if (resource !== podTable && resource !== nodeTable) return;
    const { object, previous } = event;
    const next = type === "DELETED" ? undefined : object;
    if (resource === podTable) this.#notePod(next, previous);
    else this.#noteNode(next, previous);
  }

  at(address: string): Place | undefined {
    const place = this.#places.get(address);
    if (place === undefined) return undefined;
    const { pods, node } = place;
    if (pods.length === 0 && node === undefined) return undefined;
    place.shown ??= { pods, ...(node !== undefined && { node }) };
    return place.shown;
  }

  /** A pod as it is now; `undefined` where it has no address, or is gone. */
  present(uid: string): Pod | undefined {
    return this.#pods.get(uid);
  }

  /** When the containers of a pod were told to stop because it is deleted. */
  stoppedMs({ metadata }: Pod): number | undefined {
    return metadata.deletionTimestamp === undefined
      ? undefined
      : this.#stopped.get(metadata.uid ?? "");
  }

  #notePod(next: KubeObject | undefined, previous: KubeObject | undefined): void {
    // The tables hold objects of their kinds.
    const [pod, before] = [next as Pod | undefined, previous as Pod | undefined];
    const { uid = "" } = (pod ?? before)?.metadata ?? {};
    if (pod === undefined) this.#stopped.delete(uid);
    else if (pod.metadata.deletionTimestamp !== undefined && !this.#stopped.has(uid)) {
      this.#stopped.set(uid, this.#now());
    }
    const [old, now] = [addressesOf(before), addressesOf(pod)];
    for (const address of old) if (!now.includes(address)) this.#remove(address, uid);
    if (pod === undefined || now.length === 0) this.#pods.delete(uid);
    else this.#pods.set(uid, pod);
    if (pod !== undefined) for (const address of now) put(this.#place(address), pod);
  }

  #noteNode(next: KubeObject | undefined, previous: KubeObject | undefined): void {
    const [node, before] = [next as Node | undefined, previous as Node | undefined];
    const { name = "" } = (node ?? before)?.metadata ?? {};
    const [old, now] = [nodeAddresses(before), nodeAddresses(node)];
    for (const address of old) {
      const place = this.#places.get(address);
      if (now.includes(address) || place?.node !== name) continue;
      place.node = undefined;
      place.shown = undefined;
    }
    for (const address of now) this.#place(address).node = name;
  }

  /** That of an address, which is about to change. */
  #place(address: string): Held {
    const known = this.#places.get(address);
    if (known !== undefined) {
      known.shown = undefined;
      return known;
    }
    const made: Held = { pods: nobody, node: undefined, shown: undefined };
    this.#places.set(address, made);
    return made;
  }

  #remove(address: string, uid: string): void {
    const place = this.#places.get(address);
    if (place === undefined) return;
    place.pods = place.pods.filter(({ metadata }) => metadata.uid !== uid);
    place.shown = undefined;
    if (place.pods.length === 0 && place.node === undefined) this.#places.delete(address);
  }
}

const nobody: readonly Pod[] = [];

/** Puts a pod there, in the place of what it was. */
function put(place: Held, pod: Pod): void {
  const { uid } = pod.metadata;
  const at = place.pods.findIndex(({ metadata }) => metadata.uid === uid);
  if (at >= 0) place.pods = place.pods.with(at, pod);
  else place.pods = place.pods.length === 0 ? [pod] : place.pods.concat(pod);
}

const none: readonly string[] = [];

/** A pod that has ended has no address any more; one with a port of its host has that, too. */
function addressesOf(pod: Pod | undefined): readonly string[] {
  if (pod === undefined || hasEnded(pod)) return none;
  const { podIP, podIPs = [], hostIP } = pod.status;
  if (podIP === undefined) return none;
  const own = podIPs.length === 0 ? [podIP] : podIPs.map(({ ip }) => ip);
  const usesHost = pod.spec.containers.some(({ ports = [] }) =>
    ports.some((port) => (port.hostPort ?? 0) !== 0),
  );
  return usesHost && hostIP !== undefined && !own.includes(hostIP) ? [...own, hostIP] : own;
}

const nodeAddresses = (node: Node | undefined): readonly string[] =>
  (node?.status.addresses ?? [])
    .filter(({ type }) => type === "InternalIP" || type === "ExternalIP")
    .map(({ address }) => address);
