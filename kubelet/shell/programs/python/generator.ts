/** Functions that give their values one by one. Source: Python 3.14, yield expressions. */
import type { Expanding } from "../../words/expand.ts";
import { Entered } from "./flat.ts";
import type { Frame, Machine } from "./machine.ts";
import type { Value } from "./values.ts";

/** Such a function at work, or at rest between two values. */
export class PyGenerator {
  readonly name: string;
  readonly frame: Frame;
  readonly work: Expanding<Value>;
  /** What it finds where it goes on: a value, or an error that is raised there. */
  sent: { readonly value: Value } | { readonly error: unknown } = { value: null };
  isBegun = false;
  isOver = false;
  /** What it returned at its end. */
  returned: Value = null;

  constructor(name: string, frame: Frame, work: Expanding<Value>) {
    this.name = name;
    this.frame = frame;
    this.work = work;
  }

  /** Goes on to its next value; undefined where it has come to its end. */
  *resume(machine: Machine): Expanding<Value | undefined> {
    if (this.isOver) return undefined;
    const { frames } = machine;
    const depth = frames.length;
    frames.push(this.frame);
    this.isBegun = true;
    const entered = new Entered(this.work);
    try {
      yield entered;
    } catch (error) {
      this.isOver = true;
      throw error;
    } finally {
      frames.length = depth;
    }
    if (entered.isYielded) return entered.value;
    this.isOver = true;
    this.returned = entered.value;
    return undefined;
  }

  /** What it was told meanwhile; throws what was raised in it. */
  told(): Value {
    const { sent } = this;
    this.sent = { value: null };
    if ("error" in sent) throw sent.error;
    return sent.value;
  }
}
