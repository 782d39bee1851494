import type { Random } from "../api/runtime.ts";
import { type PreScoreResult, scoreMax } from "./framework.ts";
import { bestOf, Ranking } from "./ranking.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a plugin of a profile scores, and how much that counts. */
export interface Scorer extends PreScoreResult {
  readonly plugin: string;
  readonly weight: number;
}

/** The least and the greatest score of all feasible nodes that count for one scorer. */
export interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
}

/** A score put on 0 to 100, given the range of scores of all feasible nodes. */
export function normalized(
  { normalize }: Pick<PreScoreResult, "normalize">,
  raw: number,
  { lowest, highest }: ScoreRange,
): number {
  switch (normalize) {
    case undefined:
      return raw;
    case "highest":
      return highest <= 0 ? 0 : Math.floor((scoreMax * raw) / highest);
    case "lowest":
      return highest <= 0 ? scoreMax : scoreMax - Math.floor((scoreMax * raw) / highest);
    case "between":
      return highest <= lowest ? 0 : Math.floor(scoreMax * ((raw - lowest) / (highest - lowest)));
    case "fewest":
      if (raw < 0) return 0;
      if (highest <= 0) return scoreMax;
      return Math.floor((scoreMax * (highest + lowest - raw)) / highest);
  }
}

/** True where a score takes part in the range; "fewest" leaves out nodes below 0. */
export const isInRange = (scorer: PreScoreResult, raw: number): boolean =>
  raw >= leastInRange(scorer);

function leastInRange({ normalize }: PreScoreResult): number {
  if (normalize === undefined) return Number.POSITIVE_INFINITY;
  return normalize === "fewest" ? 0 : none + 1;
}

export const emptyRange: ScoreRange = { lowest: Number.POSITIVE_INFINITY, highest: -Infinity };

export const widened = ({ lowest, highest }: ScoreRange, raw: number): ScoreRange => ({
  lowest: Math.min(lowest, raw),
  highest: Math.max(highest, raw),
});

/** The raw score of a node that is not feasible. */
const none = -(2 ** 31);
/** A ranking is not worth its making where more totals changed than this … */
const singleUpdatesMax = 128;
/** … unless so many times since only a few did. */
const calmMin = 8;

const isLocal = ({ follow, admit }: Scorer) => follow === undefined && admit === undefined;

const rememberedMax = 256;

/** What scores come to be in one range. Most nodes have one of a few scores: each is made once. */
class Shares {
  readonly #scorer: Scorer;
  readonly #range: ScoreRange;
  /** The last score with each remainder, and what was made of it. */
  readonly #raw = new Int32Array(rememberedMax).fill(none);
  readonly #made = new Int32Array(rememberedMax);

  constructor(scorer: Scorer, range: ScoreRange) {
    this.#scorer = scorer;
    this.#range = range;
  }

  of(raw: number): number {
    const at = raw & (rememberedMax - 1);
    if (this.#raw[at] === raw) return this.#made[at] ?? 0;
    const made = this.#scorer.weight * normalized(this.#scorer, raw, this.#range);
    this.#raw[at] = raw;
    this.#made[at] = made;
    return made;
  }
}

/** What is kept per scorer, by slot. */
interface Scores {
  readonly scorer: Scorer;
  readonly raw: Int32Array;
  /**
   * The raw scores of nodes that are not feasible, as they were: they hold until the node changes,
   * where no other node has a say in them.
   */
  readonly kept: Int32Array | undefined;
  /** The part of the total: normalised and weighted. */
  readonly share: Int32Array;
  /** Slots whose raw score changed and whose share is not yet made of it. */
  readonly changed: number[];
  range: ScoreRange;
  /** Makes shares by that range. */
  shares: Shares;
  /** The range may have changed. */
  isStale: boolean;
}

/** The scores of the feasible nodes, by slot. Only what changed is asked for again. */
export class Scoreboard {
  /** The weighted sum of scores of a feasible node, -1 for all others. */
  readonly totals: Int32Array;
  readonly #snapshot: Snapshot;
  readonly #scores: readonly Scores[];
  readonly #entered: number[] = [];
  readonly #moved: number[] = [];
  /** Follows the totals; absent until it is asked for. */
  #ranking: Ranking | undefined;
  /** How often in a row only a few totals changed. */
  #calm = calmMin;

  constructor(scorers: readonly Scorer[], snapshot: Snapshot) {
    const { capacity } = snapshot;
    this.#snapshot = snapshot;
    this.totals = new Int32Array(capacity).fill(-1);
    this.#scores = scorers.map((scorer) => ({
      scorer,
      raw: new Int32Array(capacity).fill(none),
      kept: isLocal(scorer) ? new Int32Array(capacity).fill(none) : undefined,
      share: new Int32Array(capacity),
      changed: [],
      range: emptyRange,
      shares: new Shares(scorer, emptyRange),
      isStale: false,
    }));
  }

  isFeasible(slot: number): boolean {
    return (this.totals[slot] ?? -1) >= 0;
  }

  /** A node has become feasible. */
  enter(slot: number): void {
    this.totals[slot] = 0;
    this.#entered.push(slot);
    this.#move(slot);
    for (const { scorer } of this.#scores) scorer.admit?.(slot, true);
  }

  /** A node is no longer feasible. */
  leave(slot: number): void {
    this.totals[slot] = -1;
    this.#move(slot);
    for (const scores of this.#scores) {
      const { scorer, raw, share, kept } = scores;
      scorer.admit?.(slot, false);
      if (kept !== undefined) kept[slot] = raw[slot] ?? none;
      this.#leaveRange(scores, raw[slot] ?? none);
      raw[slot] = none;
      share[slot] = 0;
    }
  }

  /** Takes in the nodes that changed, once it is known which are feasible. */
  refresh(changed: readonly number[]): void {
    for (const scores of this.#scores) {
      scores.scorer.follow?.(changed, (slot) => this.#score(scores, slot));
      for (const slot of changed) {
        if (scores.kept !== undefined) scores.kept[slot] = none;
        this.#score(scores, slot);
      }
      for (const slot of this.#entered) this.#score(scores, slot);
      this.#share(scores);
    }
    this.#entered.length = 0;
    if (this.#moved.length > singleUpdatesMax) this.#ranking = undefined;
    else for (const slot of this.#moved) this.#ranking?.update(slot, this.totals[slot] ?? -1);
    this.#calm = this.#moved.length > singleUpdatesMax ? 0 : this.#calm + 1;
    this.#moved.length = 0;
  }

  /** The best node, by its slot. Of equals the first by name, or one drawn by chance. */
  best(random?: Random): number {
    const { order } = this.#snapshot;
    if (this.#calm < calmMin) return bestOf(order, this.totals, random);
    if (this.#ranking?.order !== order) this.#ranking = new Ranking(order, this.totals);
    return this.#ranking.best(random);
  }

  #score(scores: Scores, slot: number): void {
    if (!this.isFeasible(slot)) return;
    const { scorer, raw, kept, range, changed } = scores;
    const before = raw[slot] ?? none;
    const known = kept?.[slot] ?? none;
    if (kept !== undefined) kept[slot] = none;
    const score = known === none ? scorer.score(slot) : known;
    if (score === before) return;
    raw[slot] = score;
    changed.push(slot);
    this.#leaveRange(scores, before);
    if (!isInRange(scorer, score)) return;
    if (score > range.highest || score < range.lowest) scores.isStale = true;
  }

  #leaveRange(scores: Scores, raw: number): void {
    if (raw === none || !isInRange(scores.scorer, raw)) return;
    const { lowest, highest } = scores.range;
    if (raw === lowest || raw === highest) scores.isStale = true;
  }

  /** Makes the shares of the changed scores; where the range changed, those of all. */
  #share(scores: Scores): void {
    const { changed } = scores;
    if (scores.isStale && this.#measure(scores)) {
      for (let slot = 0; slot < this.totals.length; slot += 1) this.#setShare(scores, slot);
    } else for (const slot of changed) this.#setShare(scores, slot);
    changed.length = 0;
  }

  /** Finds the range anew; true where it is another. */
  #measure(scores: Scores): boolean {
    scores.isStale = false;
    const { scorer, raw, range } = scores;
    let { lowest, highest } = emptyRange;
    const least = leastInRange(scorer);
    for (let slot = 0; slot < raw.length; slot += 1) {
      const score = raw[slot] ?? none;
      if (score < least) continue;
      if (score < lowest) lowest = score;
      if (score > highest) highest = score;
    }
    if (lowest === range.lowest && highest === range.highest) return false;
    scores.range = { lowest, highest };
    scores.shares = new Shares(scorer, scores.range);
    return true;
  }

  /** Notes that a total changed; where too many did, which ones is of no interest. */
  #move(slot: number): void {
    if (this.#moved.length <= singleUpdatesMax) this.#moved.push(slot);
  }

  #setShare({ raw, share, shares }: Scores, slot: number): void {
    const score = raw[slot] ?? none;
    if (score === none) return;
    const made = shares.of(score);
    const difference = made - (share[slot] ?? 0);
    if (difference === 0) return;
    share[slot] = made;
    this.totals[slot] = (this.totals[slot] ?? 0) + difference;
    this.#move(slot);
  }
}
