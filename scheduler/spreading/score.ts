import { naturalLogarithm } from "../../api/logarithm.ts";
import type { Pod, PreScoreResult } from "../framework/framework.ts";
import { Domains } from "../snapshot/domains.ts";
import type { NodeInfo } from "../snapshot/node-info.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import {
  countOn,
  hasAllLabels,
  hostnameLabel,
  includedNodes,
  type SpreadConstraint,
} from "./constraints.ts";

/** A node that does not count. */
const ignored = -1;

/**
 * Scores nodes by how many pods their places have: the fewer the better. Places of a kind weigh
 * more the more of them there are. Source: podtopologyspread/scoring.go 1.36.
 */
export function spreadScore(
  pod: Pod,
  {
    constraints,
    needsAllLabels,
  }: { readonly constraints: readonly SpreadConstraint[]; readonly needsAllLabels: boolean },
  snapshot: Snapshot,
): PreScoreResult {
  const counts = (info: NodeInfo) => !needsAllLabels || hasAllLabels(info, constraints);
  const includes = includedNodes(pod);
  const parts = constraints.map((constraint): Part => {
    const isHostname = constraint.topologyKey === hostnameLabel;
    const domains = new Domains(snapshot, {
      topologyKey: constraint.topologyKey,
      // What is on the node itself counts whatever the node is.
      ...(!isHostname && { includes: (info) => counts(info) && includes(info, constraint) }),
      count: (info) => countOn(info, constraint, pod),
    });
    return { constraint, domains, isHostname, weight: 0 };
  });
  const candidates = new Candidates(constraints, { snapshot, counts });
  return {
    normalize: "fewest",
    score: (slot) => (candidates.has(slot) ? scoreOf(parts, slot) : ignored),
    admit: (slot, isFeasible) => candidates.admit(slot, isFeasible),
    follow(changed, stale) {
      candidates.follow(changed);
      for (const part of parts) followPart(part, { candidates, changed, stale });
    },
  };
}

interface Part {
  readonly constraint: SpreadConstraint;
  readonly domains: Domains;
  readonly isHostname: boolean;
  weight: number;
}

function scoreOf(parts: readonly Part[], slot: number): number {
  let score = 0;
  for (const { constraint, domains, isHostname, weight } of parts) {
    const domain = domains.of(slot);
    if (domain === undefined) continue;
    const count = isHostname ? domains.on(slot) : domain.count;
    score += count * weight + (constraint.maxSkew - 1);
  }
  return Math.round(score);
}

interface Following {
  readonly candidates: Candidates;
  readonly changed: readonly number[];
  readonly stale: (slot: number) => void;
}

function followPart(part: Part, { candidates, changed, stale }: Following): void {
  const { domains, isHostname, constraint } = part;
  const changes = domains.follow(changed);
  const size = isHostname ? candidates.size : candidates.places(constraint.topologyKey);
  const weight = naturalLogarithm(size + 2);
  if (weight !== part.weight) {
    part.weight = weight;
    for (const domain of domains.values()) for (const slot of domain.slots) stale(slot);
    return;
  }
  if (isHostname) return;
  for (const { domain, count } of changes) {
    if (domain.count !== count) for (const slot of domain.slots) stale(slot);
  }
}

interface CandidatesOptions {
  readonly snapshot: Snapshot;
  /** Whether a node counts at all. */
  readonly counts: (info: NodeInfo) => boolean;
}

/** The feasible nodes that count, and how many places they are in. */
class Candidates {
  size = 0;
  readonly #options: CandidatesOptions;
  readonly #feasible = new Set<number>();
  /** The values of the topology keys by slot, as they were counted. */
  readonly #counted: (readonly string[] | undefined)[] = [];
  /** Where there are such values. */
  readonly #isCounted: Uint8Array;
  readonly #keys: readonly string[];
  /** How many candidates have each value of a key. */
  readonly #places: readonly Map<string, number>[];

  constructor(constraints: readonly SpreadConstraint[], options: CandidatesOptions) {
    this.#options = options;
    this.#isCounted = new Uint8Array(options.snapshot.capacity);
    this.#keys = [...new Set(constraints.map(({ topologyKey }) => topologyKey))];
    this.#places = this.#keys.map(() => new Map());
  }

  has(slot: number): boolean {
    return this.#isCounted[slot] === 1;
  }

  /** How many values of the key there are, of which none at all is one. */
  places(key: string): number {
    return this.#places[this.#keys.indexOf(key)]?.size ?? 0;
  }

  admit(slot: number, isFeasible: boolean): void {
    this.#remove(slot);
    if (isFeasible) {
      this.#feasible.add(slot);
      this.#add(slot);
    } else this.#feasible.delete(slot);
  }

  /** Takes in nodes whose labels may have changed. */
  follow(changed: readonly number[]): void {
    for (const slot of changed) {
      if (!this.#feasible.has(slot)) continue;
      this.#remove(slot);
      this.#add(slot);
    }
  }

  #add(slot: number): void {
    const info = this.#options.snapshot.info(slot);
    if (!this.#options.counts(info)) return;
    const values = this.#keys.map((key) => info.labels[key] ?? "");
    this.#counted[slot] = values;
    this.#isCounted[slot] = 1;
    this.size += 1;
    values.forEach((value, index) => {
      const places = this.#places[index];
      places?.set(value, (places.get(value) ?? 0) + 1);
    });
  }

  #remove(slot: number): void {
    const values = this.#counted[slot];
    if (values === undefined) return;
    this.#counted[slot] = undefined;
    this.#isCounted[slot] = 0;
    this.size -= 1;
    values.forEach((value, index) => {
      const places = this.#places[index];
      const left = (places?.get(value) ?? 0) - 1;
      if (left > 0) places?.set(value, left);
      else places?.delete(value);
    });
  }
}
