/**
 * What is made an object when somebody looks at it first: of what is written on and on, and of what
 * is said of everything that happens, hardly any revision is ever looked at.
 */
import { freezeObjects } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Origin, StoredEvent } from "./storage.ts";

/** Where something was written, and by whom. */
export interface Written extends Origin {
  readonly resource: string;
  readonly key: string;
}

export abstract class LateObject implements Written {
  readonly revision: number;
  #made: KubeObject | undefined;

  constructor(revision: number) {
    this.revision = revision;
  }

  abstract get resource(): string;
  abstract get key(): string;
  abstract get actor(): string;
  abstract get cause(): number;
  abstract get timeMs(): number;

  /** Of a renewal: the time that it says. */
  get renewedMs(): number | undefined {
    return undefined;
  }

  /** Makes the object, with its owners and not frozen yet; always the same. */
  protected abstract make(): KubeObject;

  get object(): KubeObject {
    this.#made ??= freezeObjects(this.make());
    return this.#made;
  }
}

/** What is there since its only revision: there are so many of these that it is its own event. */
export abstract class LateAddition extends LateObject implements StoredEvent {
  get isLate(): boolean {
    return true;
  }

  get type(): "ADDED" {
    return "ADDED";
  }

  get previous(): undefined {
    return undefined;
  }
}

/** The renewals of an object that one writer makes, one after the other. */
export interface RenewalSeries extends Omit<Written, "timeMs"> {
  /** What their times are counted from: so small a number takes no memory of its own. */
  readonly originMs: number;
  /** Makes the object that one of them has written. */
  make(renewed: RenewedObject): KubeObject;
}

/** What a renewal has written. */
export class RenewedObject extends LateObject {
  readonly #series: RenewalSeries;
  readonly #writtenAfterMs: number;
  readonly #renewedAfterMs: number;

  constructor(
    series: RenewalSeries,
    revision: number,
    { timeMs, renewedMs }: { readonly timeMs: number; readonly renewedMs: number },
  ) {
    super(revision);
    this.#series = series;
    this.#writtenAfterMs = timeMs - series.originMs;
    this.#renewedAfterMs = renewedMs - series.originMs;
  }

  get resource(): string {
    return this.#series.resource;
  }

  get key(): string {
    return this.#series.key;
  }

  get actor(): string {
    return this.#series.actor;
  }

  get cause(): number {
    return this.#series.cause;
  }

  get timeMs(): number {
    return this.#series.originMs + this.#writtenAfterMs;
  }

  override get renewedMs(): number {
    return this.#series.originMs + this.#renewedAfterMs;
  }

  protected make(): KubeObject {
    return this.#series.make(this);
  }
}
