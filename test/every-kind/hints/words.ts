/** In which words hints are given. */

/**
 * A hint that looks at which of the objects it is for, and at which place. In a list with an item
 * for each of the members that exclude one another, the variant is that of the item.
 */
export type Chosen = (variant: number, path: string, ofWhole: number) => unknown;

/** One of the values, by the variant. */
export const each =
  (...choices: readonly unknown[]): Chosen =>
  (variant) =>
    choices[variant % choices.length];

/** By the place in the object. */
export const where =
  (part: string, there: unknown, elsewhere: unknown): Chosen =>
  (_variant, path) =>
    path.includes(part) ? there : elsewhere;

/** Sets of one member each. */
export const alone = (...names: readonly string[]) => names.map((name) => [name]);

/** A struct of which one member is left out. */
export const nothing = undefined;

export const ip = "10.0.0.1";
export const cidr = "10.0.0.0/24";
