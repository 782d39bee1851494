/** How the process of a program ends by itself, and comes back. */

/** Unwinds the code that has called `process.exit`, and is nobody's to catch. */
export class Exit extends Error {
  override readonly name = "Exit";

  constructor(code: unknown) {
    super(`process.exit(${code === undefined ? "" : String(code)})`);
  }
}

const firstMs = 1_000;
const secondMs = 10_000;
const mostMs = 300_000;
/** Who has run for so long has not failed before. */
const forgetMs = 600_000;

/**
 * How long it takes until a process is there again. Source:
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy: the first time
 * only what a start takes, then 10 s, 20 s and so on up to five minutes; ten minutes without a
 * failure, and it begins anew.
 */
export class RestartBackoff {
  #failures = 0;

  /** Takes note that it has ended after it has run for so long. */
  nextMs(ranMs: number): number {
    if (ranMs >= forgetMs) this.#failures = 0;
    this.#failures += 1;
    if (this.#failures === 1) return firstMs;
    return Math.min(secondMs * 2 ** (this.#failures - 2), mostMs);
  }
}
