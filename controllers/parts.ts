/** What is listed in parts, of which those that did not change are the very arrays they were. */
export type Parts<T> = readonly (readonly T[])[];

/** What went, and what came, in the order in which it is listed. */
export interface Difference<T> {
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/** The objects that only one of the two has, as much work as there are parts, and a few objects. */
export function changedObjects<T>(before: Parts<T>, after: Parts<T>): Difference<T> {
  const { gone, come } = difference(before, after);
  return difference(gone.flat(), come.flat());
}

/** What only one of two lists has; in neither is anything twice. */
export function difference<T>(before: readonly T[], after: readonly T[]): Difference<T> {
  if (before === after) return { gone: [], come: [] };
  // Nearly all is where it was.
  const gone = new Set(itemsNotIn(before, after));
  const come = itemsNotIn(after, before).filter((each) => !gone.delete(each));
  return { gone: [...gone], come };
}

/** Those that are not at the same place in the other list. */
function itemsNotIn<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const items: T[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const item = list[at];
    if (item !== undefined && item !== other[at]) items.push(item);
  }
  return items;
}
