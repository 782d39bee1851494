import type { ApiHandler, ApiRequest } from "../../api/request.ts";
import type { Clock, Timer } from "../../api/runtime.ts";
import type { Storage, StoredEvent } from "../storage/storage.ts";

/** A write that puts something right. */
export type Repair = Omit<ApiRequest, "actor" | "cause">;

/** What kube-apiserver looks after for as long as it runs. */
export interface Duty {
  /** How often it looks. */
  readonly periodMs: number;
  /** Where a change may call for a repair. */
  readonly tables: readonly string[];
  /** Whether this change may. Absent: every one of the tables. */
  readonly concerns?: (event: StoredEvent) => boolean;
  /** What is to be written, as things stand; empty where all is well. */
  plan(storage: Pick<Storage, "get" | "list">, nowMs: number): readonly Repair[];
}

const actor = "kube-apiserver";

interface UpkeepOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly handler: Pick<ApiHandler, "handle">;
}

/**
 * Does a duty at every period since now, as a loop inside kube-apiserver does. It looks only after
 * a change that concerns it, and again as long as a repair is refused: without any, nothing happens
 * and no timer waits.
 */
export class Upkeep {
  readonly #duty: Duty;
  readonly #options: UpkeepOptions;
  readonly #startMs: number;
  #next: Timer | undefined;
  /** The revision of the last change that concerns it. */
  #cause = 0;

  constructor(duty: Duty, options: UpkeepOptions) {
    this.#duty = duty;
    this.#options = options;
    this.#startMs = options.clock.now();
    const { storage } = options;
    for (const table of duty.tables) {
      storage.watch(table, storage.revision, (event) => this.#changed(event));
    }
  }

  #changed(event: StoredEvent): void {
    if (this.#duty.concerns?.(event) === false) return;
    this.#cause = event.revision;
    this.#lookLater();
  }

  #lookLater(): void {
    if (this.#next !== undefined) return;
    const { clock } = this.#options;
    const { periodMs } = this.#duty;
    const sinceLastMs = (clock.now() - this.#startMs) % periodMs;
    this.#next = clock.setTimer(periodMs - sinceLastMs, () => this.#look());
  }

  #look(): void {
    this.#next = undefined;
    const { storage, clock, handler } = this.#options;
    for (const repair of this.#duty.plan(storage, clock.now())) {
      const { code } = handler.handle({ ...repair, actor, cause: this.#cause });
      if (code >= 400) this.#lookLater();
    }
  }
}
