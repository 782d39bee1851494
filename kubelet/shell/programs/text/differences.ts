/** What is different between two lists of lines. */

/** A part that is alike, or lines of one that stand for lines of the other. */
export interface Hunk {
  /** Where it begins in the first, from 0, and how many lines it has there. */
  readonly from: number;
  readonly removed: number;
  /** The same in the second. */
  readonly to: number;
  readonly added: number;
}

/** Above so many pairs of lines all of them are taken for changed. */
const pairsMax = 4_000_000;

export function differences(
  left: readonly string[],
  right: readonly string[],
  isAlike: (a: string, b: string) => boolean,
): readonly Hunk[] {
  const alike = (i: number, j: number) => isAlike(left[i] ?? "", right[j] ?? "");
  let start = 0;
  const least = Math.min(left.length, right.length);
  while (start < least && alike(start, start)) start += 1;
  let [endLeft, endRight] = [left.length, right.length];
  while (endLeft > start && endRight > start && alike(endLeft - 1, endRight - 1)) {
    endLeft -= 1;
    endRight -= 1;
  }
  const [rows, columns] = [endLeft - start, endRight - start];
  if (rows === 0 && columns === 0) return [];
  const whole = { from: start, removed: rows, to: start, added: columns };
  if (rows === 0 || columns === 0 || rows * columns > pairsMax) return [whole];
  return hunksOf({ start, rows, columns, alike });
}

interface Middle {
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  readonly alike: (i: number, j: number) => boolean;
}

/** By the longest sequence that both have in common. */
function hunksOf({ start, rows, columns, alike }: Middle): readonly Hunk[] {
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = alike(start + i, start + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    if (i < rows && j < columns && alike(start + i, start + j)) {
      i += 1;
      j += 1;
      continue;
    }
    const [from, to] = [i, j];
    while (i < rows || j < columns) {
      if (i < rows && j < columns && alike(start + i, start + j)) break;
      if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) i += 1;
      else j += 1;
    }
    hunks.push({ from: start + from, removed: i - from, to: start + to, added: j - to });
  }
  return hunks;
}
