/** The pods of a DaemonSet, by the node that each was made for. */

import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { namesOfTerm } from "../../api/selectors/nodes.ts";
import type { PatchAction } from "../../client/action.ts";
import { claimAmong } from "../claim.ts";
import { type Placement, placementOn } from "./placement.ts";

/** A node, or one that is no more, with the pods of one DaemonSet. */
export interface NodePods extends Placement {
  readonly name: string;
  readonly exists: boolean;
  /** Those that are scheduled first, then the oldest. */
  readonly pods: readonly Pod[];
}

/** The nodes of a DaemonSet with its pods. */
export interface Roster {
  /** Pods to adopt or to release first. */
  readonly claims: readonly PatchAction[];
  /**
   * Every node, and every name of one that a pod is for, by name and in parts. A part in which
   * nothing changed since the last time is the very array that it was.
   */
  readonly parts: readonly (readonly NodePods[])[];
}

/** The most nodes in one part. */
const partSize = 64;

const remembered = new WeakMap<DaemonSet["spec"], RosterBook>();

/**
 * Which pods are where. `pods` are those that refer to the DaemonSet, and those of its namespace
 * that nothing controls. It is remembered, and brought up to date by what has changed since: of
 * thousands of nodes and pods nearly all are as they were in the last plan.
 */
export function rosterOf(
  daemonSet: DaemonSet,
  nodes: readonly Node[],
  pods: readonly Pod[],
): Roster {
  const known = remembered.get(daemonSet.spec);
  const book = known?.isOf(daemonSet) ? known : new RosterBook(daemonSet);
  remembered.set(daemonSet.spec, book);
  return book.update(nodes, pods);
}

/** One line of the book. */
interface Entry {
  node: Node | undefined;
  readonly pods: Set<Pod>;
}

class RosterBook {
  readonly #daemonSet: DaemonSet;
  readonly #entries = new Map<string, Entry>();
  readonly #claims = new Map<Pod, readonly PatchAction[]>();
  #nodes: readonly Node[] = [];
  #pods: readonly Pod[] = [];
  #parts: (readonly NodePods[])[] = [];
  /** Where in the parts each name is; empty where they must be made anew. */
  #places = new Map<string, number>();

  constructor(daemonSet: DaemonSet) {
    this.#daemonSet = daemonSet;
  }

  isOf({ metadata }: DaemonSet): boolean {
    const { uid, deletionTimestamp } = this.#daemonSet.metadata;
    return uid === metadata.uid && deletionTimestamp === metadata.deletionTimestamp;
  }

  update(nodes: readonly Node[], pods: readonly Pod[]): Roster {
    const changed = new Set<string>();
    for (const node of missingIn(nodes, this.#nodes)) changed.add(this.#setNode(node, undefined));
    for (const node of missingIn(this.#nodes, nodes)) changed.add(this.#setNode(node, node));
    for (const pod of missingIn(pods, this.#pods)) this.#removePod(pod, changed);
    for (const pod of missingIn(this.#pods, pods)) this.#addPod(pod, changed);
    this.#nodes = nodes;
    this.#pods = pods;
    for (const name of changed) this.#refresh(name);
    if (this.#places.size !== this.#entries.size) this.#makeParts();
    const claims =
      this.#claims.size === 0 ? [] : pods.flatMap((pod) => this.#claims.get(pod) ?? []);
    return { claims, parts: [...this.#parts] };
  }

  #setNode({ metadata: { name = "" } }: Node, node: Node | undefined): string {
    this.#entry(name).node = node;
    return name;
  }

  #addPod(pod: Pod, changed: Set<string>): void {
    const daemonSet = this.#daemonSet;
    const matcher = selectorFromLabelSelector(daemonSet.spec.selector);
    const { claims, owned } = claimAmong(Pod, { owner: daemonSet, matcher }, [pod]);
    if (claims.length > 0) this.#claims.set(pod, claims);
    const name = owned.length === 0 ? undefined : targetNode(pod);
    // What has ended and is being deleted is only waited for by others.
    const isOver = hasEnded(pod) && pod.metadata.deletionTimestamp !== undefined;
    if (name === undefined || isOver) return;
    this.#entry(name).pods.add(pod);
    changed.add(name);
  }

  #removePod(pod: Pod, changed: Set<string>): void {
    this.#claims.delete(pod);
    const name = targetNode(pod);
    if (name !== undefined && this.#entries.get(name)?.pods.delete(pod)) changed.add(name);
  }

  #entry(name: string): Entry {
    const known = this.#entries.get(name);
    if (known !== undefined) return known;
    const made = { node: undefined, pods: new Set<Pod>() };
    this.#entries.set(name, made);
    this.#places.clear();
    return made;
  }

  /** Puts a node that changed in its place, or strikes it out. */
  #refresh(name: string): void {
    const entry = this.#entry(name);
    if (entry.node === undefined && entry.pods.size === 0) {
      this.#entries.delete(name);
      this.#places.clear();
    }
    const place = this.#places.get(name);
    if (place === undefined) return;
    const part = Math.floor(place / partSize);
    this.#parts[part] = (this.#parts[part] ?? []).with(place % partSize, this.#line(name, entry));
  }

  #makeParts(): void {
    const lines = [...this.#entries]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, entry]) => this.#line(name, entry));
    this.#places = new Map(lines.map(({ name }, index) => [name, index]));
    this.#parts = [];
    for (let at = 0; at < lines.length; at += partSize) {
      this.#parts.push(lines.slice(at, at + partSize));
    }
  }

  #line(name: string, { node, pods }: Entry): NodePods {
    const { template } = this.#daemonSet.spec;
    const placement = node === undefined ? nowhere : placementOn(node, template.spec);
    return { name, exists: node !== undefined, ...placement, pods: [...pods].sort(byAge) };
  }
}

const nowhere: Placement = { runs: false, stays: false };

/**
 * What the second of two lists has, and the first has not. Where both are the same at most places
 * nothing else is looked at.
 */
function missingIn<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (first === second) return [];
  const suspects = second.filter((each, index) => each !== first[index]);
  if (suspects.length === 0) return suspects;
  const others = new Set(first.filter((each, index) => each !== second[index]));
  return suspects.filter((each) => !others.has(each));
}

/** The node of a pod, or the one that it was made for. */
export function targetNode({ spec: { nodeName = "", affinity } }: Pod): string | undefined {
  if (nodeName !== "") return nodeName;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  for (const term of required?.nodeSelectorTerms ?? []) {
    const names = namesOfTerm(term);
    if (names !== undefined) return names.size === 1 ? [...names][0] : undefined;
  }
  return undefined;
}

function byAge(left: Pod, right: Pod): number {
  const [leftPlaced, rightPlaced] = [left, right].map(({ spec }) => (spec.nodeName ?? "") !== "");
  if (leftPlaced !== rightPlaced) return leftPlaced ? -1 : 1;
  const [a, b] = [left, right].map(({ metadata }) => metadata.creationTimestamp ?? "");
  if (a !== b) return (a ?? "") < (b ?? "") ? -1 : 1;
  return (left.metadata.name ?? "") < (right.metadata.name ?? "") ? -1 : 1;
}
