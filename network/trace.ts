import type { Hop, HopKind } from "./exchange.ts";

/** Collects the hops of a request; where nobody wants them, their texts are not even made. */
export class Trace {
  readonly hops: Hop[] = [];
  /** Whether anybody wants them: what is done a great many times asks before it makes a text. */
  readonly isOn: boolean;

  constructor(isOn: boolean) {
    this.isOn = isOn;
  }

  note(kind: HopKind, atMs: number, text: () => string): void {
    if (this.isOn) this.hops.push({ kind, atMs, text: text() });
  }
}
