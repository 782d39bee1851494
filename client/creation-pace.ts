/**
 * Slows down who goes on making objects at one moment, as a ReplicaSet does whose pods are refused
 * or evicted as soon as they are there: each makes it create another. The requests of Kubernetes'
 * controllers are limited; without a limit the clock would stand still for ever. Source:
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/,
 * --kube-api-qps: 20 requests a second, of which a new pod takes four.
 */
const periodMs = 200;
/** So often a key may create something at one moment before it is slowed down. */
const roundsMax = 100;
/** A key that has created nothing for so long is slowed down no longer. */
const calmMs = 1_000;

export class CreationPace {
  #atMs = Number.NEGATIVE_INFINITY;
  /** How often each key has created something at that moment. */
  readonly #rounds = new Map<string, number>();
  /** The keys that are slowed down, and when they last created something. */
  readonly #slowed = new Map<string, number>();

  /** Milliseconds until the key may create something; 0 where it may do so now. */
  waitMs(key: string, nowMs: number): number {
    const lastMs = this.#slowed.get(key);
    if (lastMs === undefined) return 0;
    if (nowMs - lastMs > calmMs) this.#slowed.delete(key);
    return Math.max(lastMs + periodMs - nowMs, 0);
  }

  /** Takes note that the key creates something now. */
  created(key: string, nowMs: number): void {
    if (nowMs !== this.#atMs) {
      this.#atMs = nowMs;
      this.#rounds.clear();
    }
    const rounds = (this.#rounds.get(key) ?? 0) + 1;
    this.#rounds.set(key, rounds);
    if (rounds > roundsMax || this.#slowed.has(key)) this.#slowed.set(key, nowMs);
  }
}
