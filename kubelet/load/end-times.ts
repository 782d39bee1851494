/** Times of which the earliest is at hand: a binary heap of numbers. */
export class EndTimes {
  readonly #times: number[] = [];

  get size(): number {
    return this.#times.length;
  }

  add(time: number): void {
    const times = this.#times;
    let at = times.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = times[parent] ?? time;
      if (above <= time) break;
      times[at] = above;
      at = parent;
    }
    times[at] = time;
  }

  /** Forgets what is over at a time. */
  dropUntil(nowMs: number): void {
    while ((this.#times[0] ?? Number.POSITIVE_INFINITY) <= nowMs) this.takeFirst();
  }

  /** The earliest, which is gone then; `Infinity` where there is none. */
  takeFirst(): number {
    const times = this.#times;
    const first = times[0] ?? Number.POSITIVE_INFINITY;
    const moved = times.pop();
    if (moved === undefined || times.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left = Number.POSITIVE_INFINITY, right = Number.POSITIVE_INFINITY] = [
        times[below],
        times[below + 1],
      ];
      if (right < left) below += 1;
      const least = Math.min(left, right);
      if (least >= moved) break;
      times[at] = least;
      at = below;
    }
    times[at] = moved;
    return first;
  }
}
