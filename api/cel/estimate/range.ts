/**
 * Ranges of sizes and of costs, which do not overflow.
 * Source: cel-go, checker/cost.go.
 */

/** From the least to the most; of a size as of a cost. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** More than this is counted as this. Source: math.MaxUint64. */
const unbounded = 2 ** 64;

/** Nothing is known of it. */
export const unknownRange: Range = { min: 0, max: unbounded };
export const nothing: Range = { min: 0, max: 0 };

/** Exactly so much. */
export const fixed = (value: number): Range => ({ min: value, max: value });

const bounded = (value: number): number => Math.min(value, unbounded);

export const sumOf = (...ranges: readonly Range[]): Range =>
  ranges.reduce(
    (sum, each) => ({
      min: bounded(sum.min + each.min),
      max: bounded(sum.max + each.max),
    }),
    nothing,
  );

export const productOf = (one: Range, other: Range): Range => ({
  min: bounded(one.min * other.min),
  max: bounded(one.max * other.max),
});

/** What a pass costs over something of that size, where each unit costs `factor`. */
export const scaled = ({ min, max }: Range, factor: number): Range => ({
  min: bounded(Math.ceil(min * factor)),
  max: bounded(Math.ceil(max * factor)),
});

/** The range that holds both. */
export const unionOf = (one: Range, other: Range): Range => ({
  min: Math.min(one.min, other.min),
  max: Math.max(one.max, other.max),
});
