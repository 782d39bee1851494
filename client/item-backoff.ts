/** The first wait of an item, and the longest. */
export interface ItemWaits {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Source: kube-controller-manager 1.36, daemon. */
const usualWaits: ItemWaits = { firstMs: 1000, longestMs: 15 * 60_000 };

interface Item {
  /** How long it has to wait from `sinceMs` on. */
  waitMs: number;
  sinceMs: number;
}

/**
 * Holds back what is tried again and again: each time the wait is twice as long. What was left
 * alone for twice the longest wait begins anew. It is lost when the component restarts, as in
 * Kubernetes. Source: client-go, util/flowcontrol Backoff 1.36.
 */
export class ItemBackoff {
  readonly #items = new Map<string, Item>();
  readonly #waits: ItemWaits;

  constructor(waits: ItemWaits = usualWaits) {
    this.#waits = waits;
  }

  /** Time until the item may be tried again; 0 where it may be now. */
  remainingMs(key: string, nowMs: number): number {
    const item = this.#fresh(key, nowMs);
    return item === undefined ? 0 : Math.max(0, item.sinceMs + item.waitMs - nowMs);
  }

  /** Notes that the item is tried now. */
  tried(key: string, nowMs: number): void {
    const item = this.#fresh(key, nowMs);
    const { firstMs, longestMs } = this.#waits;
    const waitMs = item === undefined ? firstMs : Math.min(2 * item.waitMs, longestMs);
    this.#items.delete(key);
    this.#items.set(key, { waitMs, sinceMs: nowMs });
    this.#forget(nowMs);
  }

  #fresh(key: string, nowMs: number): Item | undefined {
    const item = this.#items.get(key);
    return item === undefined || nowMs - item.sinceMs > 2 * this.#waits.longestMs
      ? undefined
      : item;
  }

  /** The items are in the order in which they were tried, so the first are the oldest. */
  #forget(nowMs: number): void {
    for (const [key, { sinceMs }] of this.#items) {
      if (nowMs - sinceMs <= 2 * this.#waits.longestMs) return;
      this.#items.delete(key);
    }
  }
}
