import type { Pod, PreFilterResult, Rejection, Remedy } from "../framework/framework.ts";
import { type DomainChange, Domains } from "../snapshot/domains.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { countOn, hasAllLabels, includedNodes, type SpreadConstraint } from "./constraints.ts";

const plugin = "PodTopologySpread";
const reason = "node(s) didn't match pod topology spread constraints";
const skewed: Rejection = { plugin, reasons: [reason], unresolvable: false };
const withoutLabel: Rejection = {
  plugin,
  reasons: [`${reason} (missing required label)`],
  unresolvable: true,
};

/** Refuses nodes on which a place would have too many more pods than the emptiest place. */
export function spreadFilter(
  pod: Pod,
  constraints: readonly SpreadConstraint[],
  snapshot: Snapshot,
): PreFilterResult {
  const includes = includedNodes(pod);
  const skews = constraints.map((constraint) => {
    const domains = new Domains(snapshot, {
      topologyKey: constraint.topologyKey,
      includes: (info) => hasAllLabels(info, constraints) && includes(info, constraint),
      count: (info) => countOn(info, constraint, pod),
    });
    return new Skew(domains, constraint, constraint.selector.matches(pod.metadata.labels));
  });
  return {
    filter(slot) {
      for (const skew of skews) {
        const domain = skew.domains.of(slot);
        if (domain === undefined) return withoutLabel;
        if (domain.count > skew.limit) return skewed;
      }
      return undefined;
    },
    remedies: (slot) => remediesOf(skews, slot),
    follow(changed, stale) {
      for (const skew of skews) skew.follow(changed, stale);
    },
  };
}

/** What would do on a node. Without the label, the rule itself is in the way. */
function remediesOf(skews: readonly Skew[], slot: number): readonly Remedy[] {
  const lacking = skews.filter(({ domains }) => domains.of(slot) === undefined);
  if (lacking.length > 0) {
    const keys = lacking.map(({ topologyKey }) => topologyKey);
    return [{ change: "no required spreading", detail: `no label ${keys.join(", ")}` }];
  }
  return skews.flatMap(({ domains, limit, maxSkew, topologyKey }) => {
    const domain = domains.of(slot);
    if (domain === undefined || domain.count <= limit) return [];
    const needed = maxSkew + domain.count - limit;
    const what = `maxSkew over ${topologyKey}`;
    const detail = `${domain.value} has ${domain.count} of these pods, ${limit} would do`;
    return [{ change: `${what}: ${needed}`, detail, amount: { of: what, value: needed } }];
  });
}

/** How many pods each place may have before the next one: a limit that moves with the emptiest. */
class Skew {
  readonly domains: Domains;
  readonly topologyKey: string;
  readonly maxSkew: number;
  /** A place that has more has too many. */
  limit: number;
  readonly #minDomains: number;
  readonly #allowance: number;
  readonly #fewest = new Fewest();

  constructor(domains: Domains, constraint: SpreadConstraint, countsItself: boolean) {
    const { topologyKey, maxSkew, minDomains } = constraint;
    this.domains = domains;
    this.topologyKey = topologyKey;
    this.maxSkew = maxSkew;
    this.#minDomains = minDomains;
    this.#allowance = maxSkew - (countsItself ? 1 : 0);
    this.limit = this.#allowance;
  }

  follow(changed: readonly number[], stale: (slot: number) => void): void {
    const changes = this.domains.follow(changed);
    for (const { domain, count, nodes } of changes) {
      if (nodes > 0) this.#fewest.remove(count);
      if (domain.nodes > 0) this.#fewest.add(domain.count);
    }
    const before = this.limit;
    const tooFew = this.#fewest.size < this.#minDomains;
    this.limit = this.#allowance + (tooFew ? 0 : this.#fewest.lowest());
    this.#tell(before, changes, stale);
  }

  /** Nodes change their minds where their place came to have too many, or no longer has. */
  #tell(before: number, changes: readonly DomainChange[], stale: (slot: number) => void): void {
    const counts = new Map(changes.map(({ domain, count }) => [domain, count]));
    const affected = before === this.limit ? counts.keys() : this.domains.values();
    for (const domain of affected) {
      const had = counts.get(domain) ?? domain.count;
      if (had > before === domain.count > this.limit) continue;
      for (const slot of domain.slots) stale(slot);
    }
  }
}

/** The lowest of many counts, each of which moves by a little at a time. */
class Fewest {
  readonly #places = new Map<number, number>();
  #lowest = 0;
  size = 0;

  add(count: number): void {
    this.#places.set(count, (this.#places.get(count) ?? 0) + 1);
    this.#lowest = this.size === 0 ? count : Math.min(this.#lowest, count);
    this.size += 1;
  }

  remove(count: number): void {
    const left = (this.#places.get(count) ?? 0) - 1;
    if (left > 0) this.#places.set(count, left);
    else this.#places.delete(count);
    this.size -= 1;
  }

  /** 0 where there is none. */
  lowest(): number {
    if (this.size === 0) return 0;
    while (!this.#places.has(this.#lowest)) this.#lowest += 1;
    return this.#lowest;
  }
}
