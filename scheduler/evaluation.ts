import type { Random } from "../api/runtime.ts";
import type { Failure } from "./explain.ts";
import {
  type Framework,
  type NodeFilter,
  type Plugin,
  type Pod,
  type PreScoreResult,
  type Rejection,
  scoreMax,
} from "./framework.ts";
import { Ranking } from "./ranking.ts";
import type { Snapshot } from "./snapshot.ts";

/** What the plugins of a profile make of a pod before any node is looked at. */
export interface Prepared {
  /** Set where no node will do; then nothing else counts. */
  readonly rejection: Rejection | undefined;
  readonly filters: readonly { readonly plugin: string; readonly filter: NodeFilter }[];
  readonly scorers: readonly Scorer[];
  /** The only nodes worth a look, and the plugins that said so. */
  readonly nodes: ReadonlySet<string> | undefined;
  readonly narrowedBy: readonly string[];
  /** Nothing may be remembered, as answers depend on the whole cluster. */
  readonly clusterWide: boolean;
}
export interface Scorer extends PreScoreResult {
  readonly plugin: string;
  readonly weight: number;
}

/** Runs `preFilter` and `preScore` of all plugins. */
export function prepare(pod: Pod, snapshot: Snapshot, framework: Framework): Prepared {
  const filters: { plugin: string; filter: NodeFilter }[] = [];
  const narrowedBy: string[] = [];
  let nodes: ReadonlySet<string> | undefined;
  let clusterWide = false;
  const rejected = (rejection: Rejection): Prepared => {
    return { rejection, filters, scorers: [], nodes, narrowedBy, clusterWide };
  };
  for (const { name, preFilter } of framework.plugins) {
    const result = preFilter?.(pod, snapshot);
    if (result === undefined) continue;
    if ("rejection" in result) return rejected(result.rejection);
    filters.push({ plugin: name, filter: result.filter });
    clusterWide ||= result.clusterWide === true;
    if (result.nodes === undefined) continue;
    narrowedBy.push(name);
    nodes = intersection(nodes, result.nodes);
    if (nodes.size === 0) return rejected(unsatisfied(narrowedBy));
  }
  const scorers = scorersOf(pod, snapshot, framework);
  clusterWide ||= scorers.some((scorer) => scorer.clusterWide === true);
  return { rejection: undefined, filters, scorers, nodes, narrowedBy, clusterWide };
}

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
export function podSignature(pod: Pod, plugins: readonly Plugin[]): string {
  let signature = "";
  for (const plugin of plugins) signature += `${plugin.sign(pod)};`;
  return signature;
}

/** The first rejection by the filters, which run in order. */
export function firstRejection(filters: Prepared["filters"], slot: number): Rejection | undefined {
  for (const { filter } of filters) {
    const rejection = filter(slot);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}

/** A score put on 0 to 100, given the highest score of all feasible nodes. */
export function normalized(scorer: PreScoreResult, raw: number, highest: number): number {
  if (scorer.normalize === undefined) return raw;
  const share = highest === 0 ? 0 : Math.floor((scoreMax * raw) / highest);
  return scorer.normalize === "highest" ? share : scoreMax - share;
}

/** What is kept per scorer: its raw scores by slot, and the highest of a feasible node. */
interface Scores {
  readonly scorer: Scorer;
  readonly raw: Int32Array;
  highest: number;
}

/**
 * The answers of all plugins for pods of one signature, by node slot. `refresh` asks again only for
 * the nodes that changed since, so that the next pod of a template costs as much as its node.
 */
export class Evaluation {
  readonly prepared: Prepared;
  /** The weighted sum of scores of a feasible node, -1 for all others. */
  readonly totals: Int32Array;
  /** Why a node is not feasible; undefined for those that are, and for free slots. */
  readonly rejections: (Rejection | undefined)[];
  feasible = 0;
  /** What was said of pods that fit nowhere, by what else it depends on; until the next change. */
  readonly failures = new Map<string, Failure>();
  readonly #snapshot: Snapshot;
  readonly #scores: readonly Scores[];
  #generation = 0;
  /** A highest score may have changed. */
  #stale = false;
  /** Follows the totals; absent while so many change that it is better made anew. */
  #ranking: Ranking | undefined;

  constructor(prepared: Prepared, snapshot: Snapshot) {
    this.prepared = prepared;
    this.#snapshot = snapshot;
    const { capacity } = snapshot;
    this.totals = new Int32Array(capacity).fill(-1);
    this.rejections = new Array<Rejection | undefined>(capacity).fill(undefined);
    this.#scores = prepared.scorers.map((scorer) => ({
      scorer,
      raw: new Int32Array(capacity),
      highest: 0,
    }));
  }

  /** Brings the answers up to date. */
  refresh(): void {
    const { generation } = this.#snapshot;
    if (generation === this.#generation) return;
    this.#snapshot.visitChanges(this.#generation, (slot) => this.#evaluate(slot));
    this.#generation = generation;
    this.failures.clear();
    if (this.#stale) this.#normalize();
  }

  /** The best node, by its slot. Of equals the first by name, or one drawn by chance. */
  best(random?: Random): number {
    const { order } = this.#snapshot;
    if (this.#ranking?.order !== order) this.#ranking = new Ranking(order, this.totals);
    return this.#ranking.best(random);
  }

  #evaluate(slot: number): void {
    const was = (this.totals[slot] ?? -1) >= 0;
    const present = this.#snapshot.present[slot] === 1;
    const rejection = present ? firstRejection(this.prepared.filters, slot) : undefined;
    this.rejections[slot] = rejection;
    if (present && rejection === undefined) {
      if (!was) this.feasible += 1;
      this.#score(slot, was);
      return;
    }
    if (!was) return;
    this.feasible -= 1;
    this.#setTotal(slot, -1);
    for (const { scorer, raw, highest } of this.#scores) {
      if (scorer.normalize === undefined) continue;
      if (highest > 0 && raw[slot] === highest) this.#stale = true;
    }
  }

  #score(slot: number, was: boolean): void {
    let total = 0;
    for (const { scorer, raw, highest } of this.#scores) {
      const score = scorer.score(slot);
      if (scorer.normalize !== undefined) {
        const fell = was && raw[slot] === highest && score < highest;
        if (fell || score > highest) this.#stale = true;
      }
      raw[slot] = score;
      total += scorer.weight * normalized(scorer, score, highest);
    }
    this.#setTotal(slot, total);
  }

  #setTotal(slot: number, total: number): void {
    this.totals[slot] = total;
    this.#ranking?.update(slot, total);
  }

  /** Finds the highest scores anew and, where one changed, all totals. */
  #normalize(): void {
    this.#stale = false;
    let changed = false;
    for (const scores of this.#scores) {
      if (scores.scorer.normalize === undefined) continue;
      let highest = 0;
      for (let slot = 0; slot < this.totals.length; slot += 1) {
        if ((this.totals[slot] ?? -1) < 0) continue;
        highest = Math.max(highest, scores.raw[slot] ?? 0);
      }
      changed ||= highest !== scores.highest;
      scores.highest = highest;
    }
    if (!changed) return;
    this.#ranking = undefined;
    for (let slot = 0; slot < this.totals.length; slot += 1) {
      if ((this.totals[slot] ?? -1) >= 0) this.totals[slot] = this.#total(slot);
    }
  }

  #total(slot: number): number {
    let total = 0;
    for (const { scorer, raw, highest } of this.#scores) {
      total += scorer.weight * normalized(scorer, raw[slot] ?? 0, highest);
    }
    return total;
  }
}
