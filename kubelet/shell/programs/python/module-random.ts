/** `random`, drawn from the seed of the cluster: a seed of the script's own is not simulated. */
import { raised, valueError } from "./errors.ts";
import { numberIn, wholeIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { List, type Value } from "./values.ts";

const of = ({ shell }: Machine) => shell.context.random;

const whole = (below: number, machine: Machine): number => of(machine).integer(below);

function between(from: bigint, to: bigint, machine: Machine): bigint {
  if (to < from) throw valueError(`empty range in randrange(${from}, ${to + 1n})`);
  return from + BigInt(whole(Number(to - from) + 1, machine));
}

/** Draws so many items, each at most once. */
function drawn(items: readonly Value[], count: number, machine: Machine): Value[] {
  const left = [...items];
  return Array.from({ length: count }, () => {
    return left.splice(whole(left.length, machine), 1)[0] ?? null;
  });
}

export const random: Module = {
  ...fn("random", "", (_, machine) => of(machine).next()),
  ...fn("uniform", "a b", ([from, to], machine) => {
    return numberIn(from) + (numberIn(to) - numberIn(from)) * of(machine).next();
  }),
  ...fn("randint", "a b", ([from, to], machine) => between(wholeIn(from), wholeIn(to), machine)),
  ...fn("randrange", "start stop", ([first, second], machine) => {
    const [from, to] =
      second === undefined ? [0n, wholeIn(first)] : [wholeIn(first), wholeIn(second)];
    return between(from, to - 1n, machine);
  }),
  ...fn("choice", "seq", function* ([items = null], machine) {
    const all = yield* allOf(items, machine);
    if (all.length === 0) throw raised("IndexError", "Cannot choose from an empty sequence");
    return all[whole(all.length, machine)] ?? null;
  }),
  ...fn("sample", "population k", function* ([items = null, count], machine) {
    const all = yield* allOf(items, machine);
    const most = Number(wholeIn(count));
    if (most > all.length || most < 0) {
      throw valueError("Sample larger than population or is negative");
    }
    return new List(drawn(all, most, machine));
  }),
  ...fn("shuffle", "x", function* ([list = null], machine) {
    const mixed = drawn(
      yield* allOf(list, machine),
      list instanceof List ? list.items.length : 0,
      machine,
    );
    if (list instanceof List) list.items.splice(0, list.items.length, ...mixed);
    return null;
  }),
};
