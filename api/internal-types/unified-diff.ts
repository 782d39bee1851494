/**
 * Unified diffs of lines, with the very choices of Python's difflib, which Kubernetes' library
 * follows: which lines are taken for the same where several could be is seen in messages.
 * Source: github.com/pmezard/go-difflib.
 */

/** Lines `from` until `until` of the first text stand for those of the second. */
interface Span {
  readonly a: readonly [from: number, until: number];
  readonly b: readonly [from: number, until: number];
  readonly isEqual: boolean;
}

interface Match {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

/** The hunks, each with so many lines of context; every line ends with a line break. */
export function unifiedDiff(
  before: readonly string[],
  after: readonly string[],
  context: number,
): string {
  const spans = spansOf(matchesOf(before, after), before.length, after.length);
  const lines = hunksOf(spans, context).flatMap((hunk) => [
    headOf(hunk),
    ...hunk.flatMap(({ a, b, isEqual }) =>
      isEqual
        ? before.slice(...a).map((line) => ` ${line}`)
        : [
            ...before.slice(...a).map((line) => `-${line}`),
            ...after.slice(...b).map((line) => `+${line}`),
          ],
    ),
  ]);
  return lines.map((line) => `${line}\n`).join("");
}

function headOf(hunk: readonly Span[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `@@ -${rangeOf(first.a[0], last.a[1])} +${rangeOf(first.b[0], last.b[1])} @@`;
}

/** An empty range is said to begin at the line before it. */
function rangeOf(from: number, until: number): string {
  const length = until - from;
  if (length === 1) return String(from + 1);
  return `${length === 0 ? from : from + 1},${length}`;
}

/** Spans that lie near one another, with the lines around them. */
function hunksOf(spans: readonly Span[], context: number): readonly (readonly Span[])[] {
  const hunks: Span[][] = [[]];
  for (const [index, span] of spans.entries()) {
    const { a, b, isEqual } = span;
    const isLast = index === spans.length - 1;
    const size = a[1] - a[0];
    const head = Math.min(size, context);
    const start: Span = { a: [a[0], a[0] + head], b: [b[0], b[0] + head], isEqual };
    const end: Span = { a: [a[1] - head, a[1]], b: [b[1] - head, b[1]], isEqual };
    if (!isEqual) hunks.at(-1)?.push(span);
    else if (index === 0) hunks.at(-1)?.push(end);
    else if (isLast) hunks.at(-1)?.push(start);
    else if (size <= 2 * context) hunks.at(-1)?.push(span);
    else {
      hunks.at(-1)?.push(start);
      hunks.push([end]);
    }
  }
  return hunks.filter((hunk) => hunk.some(({ isEqual }) => !isEqual));
}

function spansOf(matches: readonly Match[], aEnd: number, bEnd: number): readonly Span[] {
  const spans: Span[] = [];
  let [a, b] = [0, 0];
  for (const match of [...matches, { a: aEnd, b: bEnd, size: 0 }]) {
    if (a < match.a || b < match.b) {
      spans.push({ a: [a, match.a], b: [b, match.b], isEqual: false });
    }
    [a, b] = [match.a + match.size, match.b + match.size];
    if (match.size > 0) spans.push({ a: [match.a, a], b: [match.b, b], isEqual: true });
  }
  return spans;
}

/** Blocks of equal lines in their order, none next to another. */
function matchesOf(before: readonly string[], after: readonly string[]): readonly Match[] {
  const search = new Search(before, after);
  const found: Match[] = [];
  const open: Pick<Span, "a" | "b">[] = [{ a: [0, before.length], b: [0, after.length] }];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const { a, b } = range;
    const match = search.longest(a, b);
    if (match.size === 0) continue;
    found.push(match);
    open.push({ a: [a[0], match.a], b: [b[0], match.b] });
    open.push({ a: [match.a + match.size, a[1]], b: [match.b + match.size, b[1]] });
  }
  found.sort((left, right) => left.a - right.a);
  return found.reduce<Match[]>(joined, []);
}

function joined(matches: Match[], next: Match): Match[] {
  const last = matches.at(-1);
  if (last?.a !== next.a - (last?.size ?? 0) || last.b !== next.b - last.size) {
    return [...matches, next];
  }
  return [...matches.slice(0, -1), { ...last, size: last.size + next.size }];
}

/** Texts from this length on have lines that are too frequent to begin a match. */
const frequentFrom = 200;

class Search {
  readonly #before: readonly string[];
  readonly #after: readonly string[];
  /** Where each line stands in the second text, but for those that are too frequent. */
  readonly #places = new Map<string, number[]>();

  constructor(before: readonly string[], after: readonly string[]) {
    this.#before = before;
    this.#after = after;
    for (const [index, line] of after.entries()) {
      const places = this.#places.get(line);
      if (places === undefined) this.#places.set(line, [index]);
      else places.push(index);
    }
    if (after.length < frequentFrom) return;
    const most = Math.floor(after.length / 100) + 1;
    for (const [line, places] of this.#places) if (places.length > most) this.#places.delete(line);
  }

  /** The longest block of equal lines; of several the one that begins first in the first text. */
  longest(a: readonly [number, number], b: readonly [number, number]): Match {
    return this.#grown(this.#seed(a, b), a, b);
  }

  #seed([aFrom, aUntil]: readonly [number, number], [bFrom, bUntil]: readonly [number, number]) {
    let best: Match = { a: aFrom, b: bFrom, size: 0 };
    let ending = new Map<number, number>();
    for (let i = aFrom; i < aUntil; i += 1) {
      const sizes = new Map<number, number>();
      for (const j of this.#places.get(this.#before[i] ?? "") ?? []) {
        if (j < bFrom) continue;
        if (j >= bUntil) break;
        const size = (ending.get(j - 1) ?? 0) + 1;
        sizes.set(j, size);
        if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size };
      }
      ending = sizes;
    }
    return best;
  }

  /** Frequent lines may be a part of a match that others begin. */
  #grown(
    { a, b, size }: Match,
    [aFrom, aUntil]: readonly [number, number],
    [bFrom, bUntil]: readonly [number, number],
  ): Match {
    const isEqual = (i: number, j: number) => this.#before[i] === this.#after[j];
    let start = 0;
    while (a - start > aFrom && b - start > bFrom && isEqual(a - start - 1, b - start - 1)) {
      start += 1;
    }
    let end = size;
    while (a + end < aUntil && b + end < bUntil && isEqual(a + end, b + end)) end += 1;
    return { a: a - start, b: b - start, size: start + end };
  }
}
