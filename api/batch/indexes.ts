/** Sets of completion indexes as text: `1,3-5`. Source: pkg/apis/batch/validation 1.36. */

/** The first and the last index of a run. */
export type Interval = readonly [first: number, last: number];

/** The intervals of the text, in rising order, or what is wrong with it. */
export function parseIndexes(text: string, completions: number): readonly Interval[] | string {
  if (text === "") return [];
  const intervals: Interval[] = [];
  for (const part of text.split(",")) {
    const interval = parseInterval(part, completions);
    if (typeof interval === "string") return interval;
    const previous = intervals.at(-1)?.[1];
    if (previous !== undefined && previous >= interval[0]) return notRising(previous, interval[0]);
    intervals.push(interval);
  }
  return intervals;
}

function parseInterval(text: string, completions: number): Interval | string {
  const limits = text.split("-");
  if (limits.length > 2) {
    return (
      `the fragment ${JSON.stringify(text)} violates the requirement that an index interval can ` +
      "have at most two parts separated by '-'"
    );
  }
  const numbers: number[] = [];
  for (const limit of limits) {
    if (!/^\+?[0-9]+$/.test(limit)) {
      return `cannot convert string to integer for index: ${JSON.stringify(limit)}`;
    }
    const index = Number(limit);
    if (index >= completions) return `too large index: ${JSON.stringify(limit)}`;
    numbers.push(index);
  }
  const [first = 0, last = first] = numbers;
  return limits.length > 1 && first >= last ? notRising(first, last) : [first, last];
}

const notRising = (previous: number, current: number) =>
  `non-increasing order, previous: ${previous}, current: ${current}`;

/** How many indexes the intervals hold. */
export const countIndexes = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** The lowest index that is in both texts; parts that cannot be read are passed over. */
export function overlapOf(left: string, right: string, completions: number): number | undefined {
  const readable = (text: string) =>
    text
      .split(",")
      .map((part) => parseInterval(part, completions))
      .filter((each) => typeof each !== "string");
  const [lefts, rights] = [readable(left), readable(right)];
  for (const [first, last] of lefts) {
    const met = rights.find((other) => first <= other[1] && other[0] <= last);
    if (met !== undefined) return Math.max(first, met[0]);
  }
  return undefined;
}
