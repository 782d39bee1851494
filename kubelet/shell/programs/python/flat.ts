import type { Expanding } from "../../words/expand.ts";
import type { Value } from "./values.ts";

/**
 * A call of a function of the script. Who makes it yields it, and finds the value in it afterwards:
 * so calls stand beside one another instead of within, and a thousand of them need no stack.
 */
export class Entered {
  readonly work: Expanding<Value>;
  value: Value = null;
  /** It has given a value, and may go on. */
  isYielded = false;

  constructor(work: Expanding<Value>) {
    this.work = work;
  }

  /** To the kernel it is nothing to wait for; it never gets there. */
  ready(): boolean {
    return true;
  }
}

/** What a function gives that is not at its end: who has called it goes on. */
export class Yielded {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }

  /** Nor does this get to the kernel. */
  ready(): boolean {
    return true;
  }
}

/** Runs work with all calls that it makes. */
export function* flat(work: Expanding<void>): Expanding<void> {
  const calls: Entered[] = [];
  let failure: { readonly error: unknown } | undefined;
  for (;;) {
    const inner = calls.at(-1)?.work ?? work;
    try {
      const { error } = failure ?? {};
      const step = failure === undefined ? inner.next() : inner.throw(error);
      failure = undefined;
      if (step.done === true) {
        const call = calls.pop();
        if (call === undefined) return;
        call.value = step.value ?? null;
      } else if (step.value instanceof Entered) calls.push(step.value);
      else if (step.value instanceof Yielded) {
        const call = calls.pop();
        if (call !== undefined) Object.assign(call, { value: step.value.value, isYielded: true });
      } else yield step.value;
    } catch (error) {
      // What a call does not handle reaches who has made it.
      if (calls.pop() === undefined) throw error;
      failure = { error };
    }
  }
}
