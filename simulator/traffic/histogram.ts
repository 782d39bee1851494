/**
 * How many requests took how long, in classes of microseconds: one for each up to 256, then 128
 * for each doubling. So what is told of a class, with three digits, is wrong by less than one part
 * in a hundred.
 */
export class Histogram {
  readonly #counts: number[] = [];
  #count = 0;
  #sumMs = 0;
  #maxMs = 0;

  get count(): number {
    return this.#count;
  }

  get meanMs(): number {
    return this.#count === 0 ? 0 : this.#sumMs / this.#count;
  }

  get maxMs(): number {
    return this.#maxMs;
  }

  add(ms: number): void {
    this.#grow(classOf(ms), 1);
    this.#sumMs += ms;
    if (ms > this.#maxMs) this.#maxMs = ms;
  }

  /** Takes in all that the other has counted. */
  merge(other: Histogram): void {
    other.#counts.forEach((count, at) => {
      if (count > 0) this.#grow(at, count);
    });
    this.#sumMs += other.#sumMs;
    this.#maxMs = Math.max(this.#maxMs, other.#maxMs);
  }

  /** What this share of the requests did not take longer than; 0 where there are none. */
  percentileMs(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#count));
    if (rank >= this.#count) return this.#maxMs;
    let seen = 0;
    for (let at = 0; at < this.#counts.length; at += 1) {
      seen += this.#counts[at] ?? 0;
      if (seen >= rank) return Math.min(this.#maxMs, Number(middleOf(at).toPrecision(3)));
    }
    return 0;
  }

  clear(): void {
    // What comes next is mostly of the same classes, so their places are kept.
    this.#counts.fill(0);
    this.#count = 0;
    this.#sumMs = 0;
    this.#maxMs = 0;
  }

  /** `412:3 415:10`: the classes that are not empty. */
  toText(): string {
    const parts = this.#counts.map((count, at) => (count > 0 ? `${at}:${count}` : ""));
    return parts.filter((part) => part !== "").join(" ");
  }

  /** Reads `toText` back; what it does not hold is given. What is no class is left out. */
  static fromText(text: string, known: { readonly meanMs: number; readonly maxMs: number }) {
    const made = new Histogram();
    for (const [, at, count] of text.matchAll(/(\d+):(\d+)/g)) {
      if (Number(at) < classesMax) made.#grow(Number(at), Number(count));
    }
    made.#sumMs = known.meanMs * made.#count;
    made.#maxMs = known.maxMs;
    return made;
  }

  #grow(at: number, count: number): void {
    const counts = this.#counts;
    while (counts.length <= at) counts.push(0);
    counts[at] = (counts[at] ?? 0) + count;
    this.#count += count;
  }
}

/** More than all that milliseconds in a number can come to. */
const classesMax = 128 * 64;

function classOf(ms: number): number {
  let rest = Math.round(ms * 1000);
  let doublings = 0;
  while (rest >= 2 ** 31) {
    rest /= 2;
    doublings += 1;
  }
  const over = Math.max(0, 24 - Math.clz32(rest));
  return 128 * (doublings + over) + Math.floor(rest / 2 ** over);
}

/** In milliseconds. */
function middleOf(at: number): number {
  if (at < 256) return at / 1000;
  const doublings = Math.floor(at / 128) - 1;
  return ((at - 128 * doublings + 0.5) * 2 ** doublings) / 1000;
}
