import { hostPortsOf } from "../../api/core/pod/host-ports.ts";
import { Devices } from "../devices/devices.ts";
import type { ClusterEventName, Node, Pod } from "../framework/framework.ts";
import { PlacedTerms } from "../pod-affinity/pod-terms.ts";
import { countsTheSame } from "../pod-place.ts";
import type { Budgets } from "../preemption/budgets.ts";
import { Nominations } from "../queue/nominations.ts";
import { podRequests } from "../resources/pod-requests.ts";
import { noSelections, type SelectionSources } from "../spreading/pod-selection.ts";
import { Volumes } from "../volumes/volumes.ts";
import { Images } from "./images.ts";
import {
  emptyNodeInfo,
  grownFlags,
  grownNumbers,
  type NodeInfo,
  nodeChanges,
  type ResourceColumn,
} from "./node-info.ts";
import { ResourceColumns } from "./resource-columns.ts";
import { withSlot } from "./slot-order.ts";
import { type Supposed, suppose } from "./suppose.ts";

/** How many nodes there is room for at first. */
const firstCapacity = 64;
/** How many changes are told one by one; who is further behind looks at every node. */
const logSize = 1024;

/**
 * What the scheduler knows of nodes and of the pods on them. Each node has a slot, a small number
 * that stays its own until the node is gone and no pod names it.
 */
export class Snapshot {
  readonly #columns = new ResourceColumns(firstCapacity);
  readonly pods = this.#columns.pods;
  readonly volumes = new Volumes();
  readonly devices = new Devices();
  readonly terms = new PlacedTerms();
  readonly images = new Images();
  /** The objects that select pods. */
  selections: SelectionSources = noSelections;
  readonly nominations = new Nominations((node) => {
    const slot = this.slotOf(node);
    if (slot >= 0) this.#touch(slot);
  });
  /** Which pods are guarded from having to leave. */
  budgets: Budgets = { revision: 0, values: () => [] };
  /** 1 where the node is there, 0 where only pods name it or the slot is free. */
  present = new Uint8Array(firstCapacity);
  unschedulable = new Uint8Array(firstCapacity);
  /** The lowest priority among the pods of a node; Infinity where there are none. */
  lowestPriority = new Float64Array(firstCapacity).fill(Number.POSITIVE_INFINITY);
  readonly #infos: (NodeInfo | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  /** The slot of every bound or assumed pod, by uid. */
  readonly #podSlots = new Map<string, number>();
  #changed = new Float64Array(firstCapacity);
  readonly #log = new Int32Array(logSize);
  #generation = 0;
  #size = 0;
  #order: Int32Array | undefined;
  #layout = 0;

  /** How many nodes there are. */
  get size(): number {
    return this.#size;
  }

  /** Slots are below this. */
  get capacity(): number {
    return this.present.length;
  }

  /** Grows with every change. */
  get generation(): number {
    return this.#generation;
  }

  /** Grows when columns are replaced or added: what holds on to a column is to look again. */
  get layout(): number {
    return this.#layout + this.#columns.size;
  }

  /** The amounts of one resource; `undefined` where no node has it and no pod uses it. */
  column(resource: string): ResourceColumn | undefined {
    return this.#columns.get(resource);
  }

  /** The slots of the nodes there are, by name. */
  get order(): Int32Array {
    this.#order ??= Int32Array.from(
      [...this.#slots]
        .filter(([, slot]) => this.present[slot] === 1)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, slot]) => slot),
    );
    return this.#order;
  }

  /** The slot of a node that is there, or -1. */
  slotOf(name: string): number {
    const slot = this.#slots.get(name) ?? -1;
    return slot >= 0 && this.present[slot] === 1 ? slot : -1;
  }

  info(slot: number): NodeInfo {
    const info = this.#infos[slot];
    if (info === undefined) throw new Error(`no node has the slot ${slot}`);
    return info;
  }

  /** True where the pod is on a node, bound or assumed. */
  holds(uid: string): boolean {
    return this.#podSlots.has(uid);
  }

  /** Calls `visit` for slots changed after `generation`, some of them twice. */
  visitChanges(generation: number, visit: (slot: number) => void): void {
    const behind = this.#generation - generation;
    if (behind > logSize) {
      for (let slot = 0; slot < this.#infos.length; slot += 1) {
        if ((this.#changed[slot] ?? 0) > generation) visit(slot);
      }
      return;
    }
    for (let at = generation + 1; at <= this.#generation; at += 1) {
      visit(this.#log[at % logSize] ?? 0);
    }
  }

  /** Takes a new node, or a new version of one; says what changed that pods may care about. */
  setNode(node: Node): readonly ClusterEventName[] {
    const slot = this.#slotFor(node.metadata.name ?? "");
    const info = this.info(slot);
    const changes = nodeChanges(info.node, node);
    const isNew = info.node === undefined;
    info.node = node;
    if (isNew) {
      this.present[slot] = 1;
      this.#size += 1;
      this.#order = this.#order && withSlot(this.#order, slot, (each) => this.info(each).name);
    }
    const hasOtherImages = this.images.set(info.name, node.status.images);
    if (changes.length === 0) {
      if (hasOtherImages) this.#touch(slot);
      return changes;
    }
    info.labels = node.metadata.labels ?? {};
    info.taints = node.spec.taints ?? [];
    this.unschedulable[slot] = node.spec.unschedulable === true ? 1 : 0;
    this.#columns.readAllocatable(slot, node);
    this.#touch(slot);
    return changes;
  }

  /** Forgets a node; its pods stay counted until they are removed. */
  removeNode(name: string): void {
    const slot = this.slotOf(name);
    if (slot < 0) return;
    this.info(slot).node = undefined;
    this.images.set(name, undefined);
    this.present[slot] = 0;
    this.#size -= 1;
    this.#order = this.#order?.filter((each) => each !== slot);
    this.#touch(slot);
    this.#freeIfUnused(slot);
  }

  /** The labels of a namespace are others, by which terms mean its pods or not. */
  namespaceChanged(): void {
    this.#layout += 1;
  }

  /** Takes a bound pod that is not finished, or a new version of one. Returns its slot. */
  setPod(pod: Pod): number {
    return this.#place(pod, pod.spec.nodeName ?? "");
  }

  /** Counts a pod on a node before the API server knows. `setPod` confirms, `removePod` forgets. */
  assume(pod: Pod, nodeName: string): number {
    return this.#place(pod, nodeName);
  }

  /** Takes a pod off its node. Returns the slot it had, or -1. */
  removePod(uid: string): number {
    const slot = this.#podSlots.get(uid);
    if (slot === undefined) return -1;
    const info = this.info(slot);
    const pod = info.pods.get(uid);
    this.#podSlots.delete(uid);
    if (pod === undefined) return -1;
    info.pods.delete(uid);
    this.#take(slot, pod);
    if (priorityOf(pod) <= (this.lowestPriority[slot] ?? 0)) this.#findLowestPriority(slot, info);
    this.#touch(slot);
    this.#freeIfUnused(slot);
    return slot;
  }

  /**
   * Answers a question about a node as if other pods were on it. All is undone afterwards, and
   * neither the generation nor the log tells of it.
   */
  suppose<T>(slot: number, ask: (supposed: Supposed) => T): T {
    const counting = {
      put: (pod: Pod) => this.#put(slot, pod),
      take: (pod: Pod) => this.#take(slot, pod),
    };
    return suppose(this.info(slot).pods, counting, ask);
  }

  #put(slot: number, pod: Pod): void {
    this.#columns.count(slot, podRequests(pod), 1);
    for (const port of hostPortsOf(pod)) this.info(slot).ports.add(port);
    this.volumes.use(pod, this.info(slot).volumePods);
    this.terms.use(pod);
  }

  #take(slot: number, pod: Pod): void {
    this.#columns.count(slot, podRequests(pod), -1);
    for (const port of hostPortsOf(pod)) this.info(slot).ports.remove(port);
    this.volumes.release(pod, this.info(slot).volumePods);
    this.terms.release(pod);
  }

  #place(pod: Pod, nodeName: string): number {
    const uid = pod.metadata.uid ?? "";
    const slot = this.#slotFor(nodeName);
    const info = this.info(slot);
    const known = info.pods.get(uid);
    if (known !== undefined && countsTheSame(known, pod)) {
      info.pods.set(uid, pod);
      return slot;
    }
    if (known !== undefined && priorityOf(known) === priorityOf(pod)) {
      // What is the lowest on the node stays so.
      info.pods.delete(uid);
      this.#take(slot, known);
    } else {
      this.removePod(uid);
      // Removing its last pod may have freed the slot of a node that is not there.
      if (this.#infos[slot] !== info) return this.#place(pod, nodeName);
    }
    info.pods.set(uid, pod);
    this.#podSlots.set(uid, slot);
    this.#put(slot, pod);
    this.lowestPriority[slot] = Math.min(this.lowestPriority[slot] ?? 0, priorityOf(pod));
    this.#touch(slot);
    return slot;
  }

  #findLowestPriority(slot: number, { pods }: NodeInfo): void {
    let lowest = Number.POSITIVE_INFINITY;
    for (const pod of pods.values()) lowest = Math.min(lowest, priorityOf(pod));
    this.lowestPriority[slot] = lowest;
  }

  #slotFor(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    const slot = this.#free.pop() ?? this.#infos.length;
    if (slot === this.capacity) this.#grow(slot * 2);
    this.#infos[slot] = emptyNodeInfo(name);
    this.#slots.set(name, slot);
    return slot;
  }

  #freeIfUnused(slot: number): void {
    const info = this.info(slot);
    if (info.node !== undefined || info.pods.size > 0) return;
    this.#infos[slot] = undefined;
    this.#slots.delete(info.name);
    this.#free.push(slot);
  }

  #grow(capacity: number): void {
    this.#layout += 1;
    this.#columns.grow(capacity);
    this.present = grownFlags(this.present, capacity);
    this.unschedulable = grownFlags(this.unschedulable, capacity);
    const used = this.lowestPriority.length;
    this.lowestPriority = grownNumbers(this.lowestPriority, capacity);
    this.lowestPriority.fill(Number.POSITIVE_INFINITY, used);
    this.#changed = grownNumbers(this.#changed, capacity);
  }

  #touch(slot: number): void {
    this.#generation += 1;
    this.#changed[slot] = this.#generation;
    this.#log[this.#generation % logSize] = slot;
  }
}

export const priorityOf = ({ spec }: Pod): number => spec.priority ?? 0;
