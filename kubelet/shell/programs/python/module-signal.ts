/** `signal`. Source: Python 3.14, signal. */
import { type SignalName, signals } from "../../kernel/kernel.ts";
import { valueError } from "./errors.ts";
import { wholeIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { Thing } from "./objects.ts";
import type { Value } from "./values.ts";

const usual = new Thing("Handlers", [], { shown: "Handlers.SIG_DFL" });
const ignored = new Thing("Handlers", [], { shown: "Handlers.SIG_IGN" });

// The keys of a literal are those of its type.
const names = Object.keys(signals) as SignalName[];

function handle(number: bigint, handler: Value, machine: Machine): Value {
  const name = names.find((each) => BigInt(signals[each]) === number);
  if (name === undefined) throw valueError("signal number out of range");
  const before = machine.handlers.get(name) ?? usual;
  machine.handlers.set(name, handler);
  const { traps } = machine.shell.task;
  if (handler === usual) traps.delete(name);
  else traps.set(name, handler === ignored ? "" : "python");
  return before;
}

export const signal: Module = {
  ...Object.fromEntries(names.map((name) => [`SIG${name}`, BigInt(signals[name])])),
  SIG_DFL: usual,
  SIG_IGN: ignored,
  ...fn("signal", "signalnum handler", ([number, handler = null], machine) =>
    handle(wholeIn(number), handler, machine),
  ),
  ...fn("pause", "", function* (_, machine) {
    const { caught } = machine.shell.task;
    yield { ready: () => caught.length > 0 };
    yield* machine.heed();
    return null;
  }),
};
