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
  /** The keys of what is forgotten at the end of a minute. */
  readonly #due = new Map<number, Set<string>>();

  constructor(options: ExpiryOptions) {
    this.#options = options;
    const { storage, table } = options;
    storage.watch(table, storage.revision, ({ type, key, timeMs }) => {
      if (type !== "ADDED") this.#putOff(key);
      if (type !== "DELETED") this.#note(key, timeMs);
    });
  }

  #putOff(key: string): void {
    for (const keys of this.#due.values()) if (keys.delete(key)) return;
  }

  #note(key: string, writtenMs: number): void {
    const dueMs = Math.ceil((writtenMs + this.#options.afterMs) / minuteMs) * minuteMs;
    const keys = this.#due.get(dueMs) ?? this.#begin(dueMs);
    keys.add(key);
  }

  #begin(dueMs: number): Set<string> {
    const { clock } = this.#options;
    const keys = new Set<string>();
    this.#due.set(dueMs, keys);
    clock.setTimer(dueMs - clock.now(), () => {
      this.#due.delete(dueMs);
      for (const key of keys) this.#forget(key);
    });
    return keys;
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
