import type { Random } from "../../api/runtime.ts";
import type {
  FollowsCluster,
  Framework,
  NodeFilter,
  Plugin,
  Pod,
  Rejection,
} from "../framework/framework.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Failure } from "./explain.ts";
import type { Refusals } from "./refusals.ts";
import { Scoreboard } from "./scoreboard.ts";
import type { Scorer } from "./shares.ts";

/** What the plugins of a profile make of a pod before any node is looked at. */
export interface Prepared {
  /** Set where no node will do; then nothing else counts. */
  readonly rejection: Rejection | undefined;
  readonly filters: readonly PreparedFilter[];
  /** Those of the plugins, where what they say of a node hangs on that node alone. */
  readonly local: readonly PreparedFilter[] | undefined;
  readonly scorers: readonly Scorer[];
  /** The only nodes worth a look, and the plugins that said so. */
  readonly nodes: ReadonlySet<string> | undefined;
  readonly narrowedBy: readonly string[];
}
export interface PreparedFilter extends FollowsCluster {
  readonly plugin: string;
  readonly filter: NodeFilter;
  readonly clusterWide?: boolean;
}

/** Runs `preFilter` and `preScore` of all plugins. */
export function prepare(pod: Pod, snapshot: Snapshot, framework: Framework): Prepared {
  const filters: PreparedFilter[] = [];
  const narrowedBy: string[] = [];
  let nodes: ReadonlySet<string> | undefined;
  const rejected = (rejection: Rejection): Prepared => {
    return { rejection, filters, local: undefined, scorers: [], nodes, narrowedBy };
  };
  for (const { name, preFilter } of framework.plugins) {
    const result = preFilter?.(pod, snapshot);
    if (result === undefined) continue;
    if ("rejection" in result) return rejected(result.rejection);
    filters.push({ plugin: name, ...result });
    if (result.nodes === undefined) continue;
    narrowedBy.push(name);
    nodes = intersection(nodes, result.nodes);
    if (nodes.size === 0) return rejected(unsatisfied(narrowedBy));
  }
  const scorers = scorersOf(pod, snapshot, framework);
  const local = filters.every(isLocal) ? filters : undefined;
  return { rejection: undefined, filters, local, scorers, nodes, narrowedBy };
}

const isLocal = ({ follow, clusterWide }: PreparedFilter) =>
  follow === undefined && clusterWide !== true;

function scorersOf(pod: Pod, snapshot: Snapshot, { scoring }: Framework): readonly Scorer[] {
  return scoring.flatMap(({ plugin, weight }) => {
    const result = plugin.preScore?.(pod, snapshot);
    return result === undefined ? [] : [{ plugin: plugin.name, weight, ...result }];
  });
}

/** Source: framework/runtime RunPreFilterPlugins 1.36. */
function unsatisfied(plugins: readonly string[]): Rejection {
  const [only = ""] = plugins;
  const reason =
    plugins.length === 1
      ? `node(s) didn't satisfy plugin ${only}`
      : `node(s) didn't satisfy plugin(s) [${plugins.join(" ")}] simultaneously`;
  return { plugin: only, reasons: [reason], unresolvable: true };
}

function intersection(left: ReadonlySet<string> | undefined, right: ReadonlySet<string>) {
  return left === undefined ? right : new Set([...right].filter((name) => left.has(name)));
}

/** The signature of a pod: pods with the same one are alike to every plugin of the profile. */
export function podSignature(pod: Pod, plugins: readonly Plugin[], snapshot: Snapshot): string {
  let signature = "";
  for (const plugin of plugins) signature += `${plugin.sign(pod, snapshot)};`;
  return signature;
}

/** The first rejection by the filters, which run in order. */
export function firstRejection(
  filters: readonly { readonly filter: NodeFilter }[],
  slot: number,
): Rejection | undefined {
  for (const { filter } of filters) {
    const rejection = filter(slot);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}

/**
 * The answers of all plugins for pods of one signature, by node slot. `refresh` asks again only for
 * the nodes that changed since, and for those whose answers hang on them, so that the next pod of a
 * template costs as much as what the last one changed.
 */
export class Evaluation implements Refusals {
  readonly prepared: Prepared;
  readonly counts = new Map<Rejection, number>();
  feasible = 0;
  /** What was said of pods that fit nowhere, by what else it depends on; until the next change. */
  readonly failures = new Map<string, Failure>();
  readonly #snapshot: Snapshot;
  readonly #scoreboard: Scoreboard;
  /** Why a node is not feasible; undefined for those that are, and for free slots. */
  readonly #rejections: (Rejection | undefined)[];
  /** The filter that refused a node, by its place among them. */
  readonly #rejectedAt: Uint8Array;
  #resolvable: Resolvable | undefined;
  #generation = 0;

  constructor(prepared: Prepared, snapshot: Snapshot) {
    this.prepared = prepared;
    this.#snapshot = snapshot;
    const { capacity } = snapshot;
    this.#rejections = new Array<Rejection | undefined>(capacity).fill(undefined);
    this.#rejectedAt = new Uint8Array(capacity);
    this.#scoreboard = new Scoreboard(prepared.scorers, snapshot);
  }

  /** The weighted sum of scores of a feasible node, -1 for all others. */
  get totals(): Int32Array {
    return this.#scoreboard.totals;
  }

  get local(): readonly PreparedFilter[] | undefined {
    return this.prepared.local;
  }

  on(slot: number): Rejection | undefined {
    return this.#rejections[slot];
  }

  get resolvable(): readonly number[] {
    const { order } = this.#snapshot;
    if (this.#resolvable?.order === order) return this.#resolvable.slots;
    const slots = [...order].filter((slot) => this.#rejections[slot]?.unresolvable === false);
    this.#resolvable = { order, slots };
    return slots;
  }

  /** Brings the answers up to date. */
  refresh(): void {
    const { generation } = this.#snapshot;
    if (generation === this.#generation) return;
    const changed = changedSlots(this.#snapshot, this.#generation);
    this.#generation = generation;
    this.failures.clear();
    const stale = this.prepared.filters.map(({ follow }) => {
      const slots: number[] = [];
      follow?.(changed, (slot) => slots.push(slot));
      return slots;
    });
    for (const slot of changed) this.#evaluate(slot, 0);
    for (const [place, slots] of stale.entries()) {
      for (const slot of slots) this.#evaluate(slot, place);
    }
    this.#scoreboard.refresh(changed);
  }

  /** The best node, by its slot. Of equals the first by name, or one drawn by chance. */
  best(random?: Random): number {
    return this.#scoreboard.best(random);
  }

  /** Asks the filters from `place` on, of which that one has changed its mind. */
  #evaluate(slot: number, place: number): void {
    if (this.#snapshot.present[slot] !== 1) {
      this.#take(slot, undefined, false);
      return;
    }
    // One that comes before still refuses.
    if (place > 0 && this.#rejections[slot] !== undefined) {
      if ((this.#rejectedAt[slot] ?? 0) < place) return;
    }
    const { filters } = this.prepared;
    for (let at = place; at < filters.length; at += 1) {
      const rejection = filters[at]?.filter(slot);
      if (rejection === undefined) continue;
      this.#rejectedAt[slot] = at;
      this.#take(slot, rejection, false);
      return;
    }
    this.#take(slot, undefined, true);
  }

  #take(slot: number, rejection: Rejection | undefined, isFeasible: boolean): void {
    this.#refuse(slot, rejection);
    if (isFeasible === this.#scoreboard.isFeasible(slot)) return;
    this.feasible += isFeasible ? 1 : -1;
    if (isFeasible) this.#scoreboard.enter(slot);
    else this.#scoreboard.leave(slot);
  }

  #refuse(slot: number, rejection: Rejection | undefined): void {
    const { counts } = this;
    const before = this.#rejections[slot];
    if (before === rejection) return;
    this.#rejections[slot] = rejection;
    if (before?.unresolvable !== rejection?.unresolvable) this.#resolvable = undefined;
    if (rejection !== undefined) counts.set(rejection, (counts.get(rejection) ?? 0) + 1);
    if (before === undefined) return;
    const left = (counts.get(before) ?? 0) - 1;
    if (left > 0) counts.set(before, left);
    else counts.delete(before);
  }
}

interface Resolvable {
  /** The nodes of which it was made. */
  readonly order: Int32Array;
  readonly slots: readonly number[];
}

/** The slots that changed after that generation, each once. */
export function changedSlots(snapshot: Snapshot, generation: number): readonly number[] {
  const slots = new Set<number>();
  snapshot.visitChanges(generation, (slot) => slots.add(slot));
  return [...slots];
}
