import type { Registry } from "./registry/context.ts";

/** What is forgotten within one minute goes together. Source: etcd3 LeaseManagerConfig 1.36. */
const minuteMs = 60_000;

interface ExpiryOptions extends Pick<Registry, "storage" | "clock"> {
  /** The table of what is forgotten. */
  readonly table: string;
  /** How long after it was last written. */
  readonly afterMs: number;
}

/** Has the objects of those kinds forgotten that are kept for a while only. */
export function forgetInTime({ storage, clock, resources }: Registry): void {
  for (const { definition, table } of resources.all) {
    const { forgottenAfterMs: afterMs } = definition;
    if (afterMs !== undefined) new Expiry({ storage, clock, table, afterMs });
  }
}

/**
 * Forgets objects some time after they were last written, as etcd does with what was given a lease:
 * nobody asks for it, so that neither finalizers nor admission have a say.
 */
class Expiry {
  readonly #options: ExpiryOptions;
  /** Keys by the end of the minute in which their time is over, in the order of their writes. */
  readonly #due = new Map<number, string[]>();
  /** Where the last write is noted of what was written more than once. */
  readonly #last = new Map<string, { readonly keys: readonly string[]; readonly at: number }>();
  #forgetting: string | undefined;

  constructor(options: ExpiryOptions) {
    this.#options = options;
    const { storage, table } = options;
    storage.watch(table, storage.revision, ({ type, key, timeMs }) => {
      if (key !== this.#forgetting) this.#note(key, timeMs, type !== "ADDED");
    });
  }

  /** A deletion is noted, too: what is created anew in its place is not to go with it. */
  #note(key: string, writtenMs: number, isAgain: boolean): void {
    const dueMs = Math.ceil((writtenMs + this.#options.afterMs) / minuteMs) * minuteMs;
    const keys = this.#due.get(dueMs) ?? this.#begin(dueMs);
    keys.push(key);
    if (isAgain || (this.#last.size > 0 && this.#last.has(key))) {
      this.#last.set(key, { keys, at: keys.length - 1 });
    }
  }

  #begin(dueMs: number): string[] {
    const { clock } = this.#options;
    const keys: string[] = [];
    this.#due.set(dueMs, keys);
    clock.setTimer(dueMs - clock.now(), () => {
      this.#due.delete(dueMs);
      this.#end(keys);
    });
    return keys;
  }

  #end(keys: readonly string[]): void {
    for (const [at, key] of keys.entries()) {
      const last = this.#last.size === 0 ? undefined : this.#last.get(key);
      if (last !== undefined && (last.keys !== keys || last.at !== at)) continue;
      this.#last.delete(key);
      this.#forgetting = key;
      this.#forget(key);
      this.#forgetting = undefined;
    }
  }

  #forget(key: string): void {
    const { storage, clock, table } = this.#options;
    const expected = storage.get(table, key);
    if (expected === undefined) return;
    const cause = Number(expected.metadata.resourceVersion);
    const origin = { actor: "kube-apiserver", cause, timeMs: clock.now() };
    storage.commit({ resource: table, key, expected, next: undefined, origin });
  }
}
