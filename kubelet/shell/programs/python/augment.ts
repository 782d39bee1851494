/** `target += value` and its like. */
import type { Expanding } from "../../words/expand.ts";
import { assign } from "./assign.ts";
import { evaluate } from "./evaluate.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { reckon } from "./operators.ts";
import type { Scope } from "./scope.ts";
import type { Expression, Statement } from "./tree.ts";
import { List, PySet, roomFor, type Value } from "./values.ts";

/** A list grows in place, and so do all that know it. */
export function* augmented(
  { target, operator, value }: Extract<Statement, { kind: "augment" }>,
  scope: Scope,
  machine: Machine,
): Expanding<void> {
  const place = yield* settled(target, scope, machine);
  const before = yield* evaluate(place, scope, machine);
  const by = yield* evaluate(value, scope, machine);
  yield* assign(place, yield* changed(operator, before, by, machine), scope, machine);
}

/** What says where an element is, is evaluated once. */
function* settled(target: Expression, scope: Scope, machine: Machine): Expanding<Expression> {
  if (target.kind !== "element" || target.index.kind === "slice") return target;
  const of = yield* evaluate(target.of, scope, machine);
  const index = yield* evaluate(target.index, scope, machine);
  return {
    kind: "element",
    of: { kind: "constant", value: of },
    index: { kind: "constant", value: index },
  };
}

function* changed(operator: string, before: Value, by: Value, machine: Machine): Expanding<Value> {
  if (operator === "+" && before instanceof List) {
    for (const item of yield* allOf(by, machine)) before.items.push(item);
    roomFor(before.items.length);
    return before;
  }
  const made = reckon(operator, before, by);
  if (typeof made === "string") machine.made(made.length);
  if (!(before instanceof PySet) || !(made instanceof PySet)) return made;
  before.entries.clear();
  for (const [key, item] of made.entries) before.entries.set(key, item);
  return before;
}
