/** How the raw scores of a plugin become its part of a total. */
import { type PreScoreResult, scoreMax } from "../framework/framework.ts";

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

/** The least score that takes part in the range. */
export function leastInRange({ normalize }: PreScoreResult): number {
  if (normalize === undefined) return Number.POSITIVE_INFINITY;
  return normalize === "fewest" ? 0 : none + 1;
}

export const emptyRange: ScoreRange = { lowest: Number.POSITIVE_INFINITY, highest: -Infinity };

export const widened = ({ lowest, highest }: ScoreRange, raw: number): ScoreRange => ({
  lowest: Math.min(lowest, raw),
  highest: Math.max(highest, raw),
});

/** The raw score of a node that is not feasible. */
export const none = -(2 ** 31);
const rememberedMax = 256;

/** What scores come to be in one range. Most nodes have one of a few scores: each is made once. */
export class Shares {
  readonly #scorer: Scorer;
  #range: ScoreRange;
  /** The last score with each remainder, and what was made of it. */
  readonly #raw = new Int32Array(rememberedMax).fill(none);
  readonly #made = new Int32Array(rememberedMax);

  constructor(scorer: Scorer, range: ScoreRange) {
    this.#scorer = scorer;
    this.#range = range;
  }

  /** From now on of another range. */
  reset(range: ScoreRange): void {
    this.#range = range;
    this.#raw.fill(none);
  }

  of(raw: number): number {
    const at = raw & (rememberedMax - 1);
    return this.#raw[at] === raw ? (this.#made[at] ?? 0) : this.#make(raw, at);
  }

  #make(raw: number, at: number): number {
    const made = this.#scorer.weight * normalized(this.#scorer, raw, this.#range);
    this.#raw[at] = raw;
    this.#made[at] = made;
    return made;
  }
}
