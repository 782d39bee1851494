import type { Random } from "../../api/runtime.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { bestOf, Ranking } from "./ranking.ts";
import { emptyRange, leastInRange, none, type ScoreRange, type Scorer, Shares } from "./shares.ts";

/** A ranking is not worth its making where more totals changed than this … */
const singleUpdatesMax = 128;
/** … unless so many times since only a few did. */
const calmMin = 8;

const isLocal = ({ follow, admit }: Scorer) => follow === undefined && admit === undefined;

/** What is kept per scorer, by slot. */
interface Scores {
  readonly scorer: Scorer;
  /** The least score that counts for the range. */
  readonly least: number;
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
  /** How many scores there are at its ends. While there are some, it does not shrink. */
  atLowest: number;
  atHighest: number;
  /** Makes shares by that range. */
  readonly shares: Shares;
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
      least: leastInRange(scorer),
      raw: new Int32Array(capacity).fill(none),
      kept: isLocal(scorer) ? new Int32Array(capacity).fill(none) : undefined,
      share: new Int32Array(capacity),
      changed: [],
      range: emptyRange,
      atLowest: 0,
      atHighest: 0,
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
    const { scorer, raw, kept, changed } = scores;
    const before = raw[slot] ?? none;
    const known = kept?.[slot] ?? none;
    if (kept !== undefined) kept[slot] = none;
    const score = known === none ? scorer.score(slot) : known;
    if (score === before) return;
    raw[slot] = score;
    changed.push(slot);
    this.#leaveRange(scores, before);
    this.#enterRange(scores, score);
  }

  #enterRange(scores: Scores, raw: number): void {
    const {
      least,
      range: { lowest, highest },
    } = scores;
    if (raw < least) return;
    if (raw < lowest || raw > highest) scores.isStale = true;
    if (raw === lowest) scores.atLowest += 1;
    if (raw === highest) scores.atHighest += 1;
  }

  #leaveRange(scores: Scores, raw: number): void {
    const {
      least,
      range: { lowest, highest },
    } = scores;
    if (raw < least) return;
    if (raw === lowest && --scores.atLowest === 0) scores.isStale = true;
    if (raw === highest && --scores.atHighest === 0) scores.isStale = true;
  }

  /** Makes the shares of the changed scores; where the range changed, those of all. */
  #share(scores: Scores): void {
    const { changed, raw, share, shares } = scores;
    if (scores.isStale && this.#measure(scores)) {
      for (let slot = 0; slot < raw.length; slot += 1) {
        const score = raw[slot] ?? none;
        if (score === none) continue;
        const made = shares.of(score);
        if (made !== share[slot]) this.#setShare(scores, slot, made);
      }
    } else {
      for (const slot of changed) {
        if (raw[slot] !== none) this.#setShare(scores, slot, shares.of(raw[slot] ?? none));
      }
    }
    changed.length = 0;
  }

  /** Finds the range anew; true where it is another. */
  #measure(scores: Scores): boolean {
    scores.isStale = false;
    const { least, raw, range } = scores;
    let { lowest, highest } = emptyRange;
    let [atLowest, atHighest] = [0, 0];
    for (let slot = 0; slot < raw.length; slot += 1) {
      const score = raw[slot] ?? none;
      if (score < least) continue;
      if (score <= lowest) {
        if (score < lowest) atLowest = 0;
        lowest = score;
        atLowest += 1;
      }
      if (score >= highest) {
        if (score > highest) atHighest = 0;
        highest = score;
        atHighest += 1;
      }
    }
    scores.atLowest = atLowest;
    scores.atHighest = atHighest;
    if (lowest === range.lowest && highest === range.highest) return false;
    scores.range = { lowest, highest };
    scores.shares.reset(scores.range);
    return true;
  }

  /** Notes that a total changed; where too many did, which ones is of no interest. */
  #move(slot: number): void {
    if (this.#moved.length <= singleUpdatesMax) this.#moved.push(slot);
  }

  #setShare({ share }: Scores, slot: number, made: number): void {
    const difference = made - (share[slot] ?? 0);
    if (difference === 0) return;
    share[slot] = made;
    this.totals[slot] = (this.totals[slot] ?? 0) + difference;
    this.#move(slot);
  }
}
