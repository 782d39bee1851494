/** What `threading` is made of: threads, and waiting for one another. Source: Python 3.14. */
import type { Expanding } from "../../words/expand.ts";
import { call } from "./call.ts";
import { Instance } from "./classes.ts";
import { isTrue } from "./compare.ts";
import { raised, typeError } from "./errors.ts";
import { flat } from "./flat.ts";
import { numberIn, textIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import type { Value } from "./values.ts";

type Given = Value | undefined;

/** Starts a function in a thread of its own; it has a number. */
function start([callee = null, isDaemon = false]: readonly Given[], machine: Machine): Value {
  const work = function* (): Expanding<void> {
    yield* call(callee, [], machine);
  };
  const { name, line, file } = machine.frame;
  const started = machine.threads.start({ name, line, file }, isTrue(isDaemon), flat(work()));
  if (started === undefined) throw raised("RuntimeError", "can't start new thread");
  return started.id;
}

/** Waits until an object has something of a name that is true; false where that takes too long. */
function* until([of, name, timeout]: readonly Given[], machine: Machine): Expanding<Value> {
  if (!(of instanceof Instance)) throw typeError("an object is needed");
  const { kernel } = machine.shell;
  const key = textIn(name);
  const seconds = timeout === undefined || timeout === null ? -1 : numberIn(timeout);
  const endMs = seconds < 0 ? Number.POSITIVE_INFINITY : kernel.now + seconds * 1000;
  const ready = () => isTrue(of.members.get(key) ?? null);
  while (!ready()) {
    if (kernel.now >= endMs) return false;
    yield { until: endMs, ready, isInterruptible: true };
    yield* machine.heed();
  }
  return true;
}

export const threads: Module = {
  ...fn("start", "function daemon", start),
  ...fn("until", "object name timeout", until),
  ...fn("ident", "", (_, { threads: { current } }) => current.id),
};
