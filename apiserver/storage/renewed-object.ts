import { deepFreeze } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Origin } from "./storage.ts";

/** The renewals of an object that one writer makes, one after the other. */
export interface RenewalSeries extends Omit<Origin, "timeMs"> {
  readonly resource: string;
  readonly key: string;
  /** What their times are counted from: so small a number takes no memory of its own. */
  readonly originMs: number;
  /** Makes the object that one of them has written, with its owners, not frozen yet. */
  make(renewed: RenewedObject): KubeObject;
}

/**
 * What a renewal has written. It is made an object when somebody looks at it first: of what is
 * written on and on, hardly any revision is ever looked at.
 */
export class RenewedObject {
  readonly series: RenewalSeries;
  readonly revision: number;
  readonly #writtenAfterMs: number;
  readonly #renewedAfterMs: number;
  #made: KubeObject | undefined;

  constructor(
    series: RenewalSeries,
    revision: number,
    { timeMs, renewedMs }: { readonly timeMs: number; readonly renewedMs: number },
  ) {
    this.series = series;
    this.revision = revision;
    this.#writtenAfterMs = timeMs - series.originMs;
    this.#renewedAfterMs = renewedMs - series.originMs;
  }

  /** When it was written. */
  get timeMs(): number {
    return this.series.originMs + this.#writtenAfterMs;
  }

  /** The time that it says. */
  get renewedMs(): number {
    return this.series.originMs + this.#renewedAfterMs;
  }

  get object(): KubeObject {
    this.#made ??= deepFreeze(this.series.make(this));
    return this.#made;
  }
}
