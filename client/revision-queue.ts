interface Waiting {
  readonly revision: number;
  readonly run: () => void;
}

/** What waits until a cache shows some revision. */
export class RevisionQueue {
  #waiting: Waiting[] = [];

  add(revision: number, run: () => void): void {
    this.#waiting.push({ revision, run });
  }

  /** Runs what waited for a revision that is shown by now. */
  reach(shown: number): void {
    if (this.#waiting.length === 0) return;
    const due = this.#waiting.filter(({ revision }) => revision <= shown);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ revision }) => revision > shown);
    for (const { run } of due) run();
  }

  clear(): void {
    this.#waiting = [];
  }
}
