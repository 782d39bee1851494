/**
 * What macros cost, as the loops that they stand for: for each item a test whether to go on, and a
 * step that makes a new result of the last one.
 * Source: cel-go, parser/macro.go, ext/comprehensions.go and checker/cost.go 0.26.
 */
import type { ASTNode } from "@marcbachmann/cel-js";
import { listOf, types } from "../types.ts";
import { sortCost } from "./calls.ts";
import {
  declaredSize,
  type EntrySize,
  type Estimate,
  type Estimation,
  type Known,
  type Scope,
  sizeOf,
  variablesOf,
} from "./known.ts";
import { fixed, nothing, productOf, type Range, sumOf, unionOf } from "./range.ts";

type CallNode = Extract<ASTNode, { op: "call" | "rcall" }>;

interface Loop {
  readonly variables: 1 | 2;
  /** The result before the first item, and whatever is done with it after the last. */
  readonly around: number;
  /** What an item costs beside its expressions. */
  readonly each: number;
  readonly makes?: "list" | "items" | "map";
  /** Where the first expression decides whether the item counts: what else is done if it does. */
  readonly filtered?: { readonly yes: number; readonly no: number };
}

/** A name costs 1, a list 10, a map 30, a call 1; what is not counted here has its own cost. */
const loops: Readonly<Record<string, Loop>> = {
  "all/2": { variables: 1, around: 1, each: 3 },
  "exists/2": { variables: 1, around: 1, each: 4 },
  "exists_one/2": { variables: 1, around: 2, each: 0, filtered: { yes: 2, no: 1 } },
  "map/2": { variables: 1, around: 11, each: 12, makes: "list" },
  "map/3": { variables: 1, around: 11, each: 0, filtered: { yes: 12, no: 1 }, makes: "list" },
  "filter/2": { variables: 1, around: 11, each: 0, filtered: { yes: 13, no: 1 }, makes: "items" },
  "all/3": { variables: 2, around: 1, each: 3 },
  "exists/3": { variables: 2, around: 1, each: 4 },
  "exists_one/3": { variables: 2, around: 2, each: 0, filtered: { yes: 2, no: 1 } },
  "transformList/3": { variables: 2, around: 11, each: 12, makes: "list" },
  "transformList/4": {
    variables: 2,
    around: 11,
    each: 0,
    filtered: { yes: 12, no: 1 },
    makes: "list",
  },
  "transformMap/3": { variables: 2, around: 31, each: 3, makes: "map" },
  "transformMap/4": {
    variables: 2,
    around: 31,
    each: 0,
    filtered: { yes: 3, no: 1 },
    makes: "map",
  },
  "transformMapEntry/3": { variables: 2, around: 31, each: 2, makes: "map" },
  "transformMapEntry/4": {
    variables: 2,
    around: 31,
    each: 0,
    filtered: { yes: 2, no: 1 },
    makes: "map",
  },
};

/** What a macro costs; `undefined` where the call is of a function. */
export function macroEstimate(
  estimation: Estimation,
  node: CallNode,
  scope: Scope,
): Estimate | undefined {
  if (node.op === "call") {
    const [name, args] = node.args;
    return name === "has" ? presence(estimation, args, scope) : undefined;
  }
  const [name, on, args] = node.args;
  if (estimation.typeOf(on) === undefined) {
    return name === "bind" && on.op === "id" && on.args === "cel"
      ? bind(estimation, args, scope)
      : undefined;
  }
  if (name === "sortBy") return sorted(estimation, node, scope);
  if (name === "optMap" || name === "optFlatMap") return optional(estimation, node, scope);
  const loop = loops[`${name.replace("existsOne", "exists_one")}/${args.length}`];
  return loop === undefined ? undefined : comprehension(estimation, { loop, node, scope });
}

/** `has(a.b)` costs what `a` does. Source: environment/base.go, PresenceTestHasCost(false). */
function presence(estimation: Estimation, args: readonly ASTNode[], scope: Scope): Estimate {
  const [field] = args;
  const operand = field?.op === "." || field?.op === ".?" ? field.args[0] : undefined;
  const cost = operand === undefined ? nothing : estimation.estimate(operand, scope).cost;
  return { type: types.bool, cost, path: [], size: fixed(1) };
}

function comprehension(
  estimation: Estimation,
  {
    loop,
    node,
    scope,
  }: {
    readonly loop: Loop;
    readonly node: Extract<CallNode, { op: "rcall" }>;
    readonly scope: Scope;
  },
): Estimate {
  const [, on, args] = node.args;
  const range = estimation.estimate(on, scope);
  const names = args.slice(0, loop.variables).map((each) => (each.op === "id" ? each.args : ""));
  const variables = variablesOf(estimation, range, loop.variables);
  const inner = new Map(scope);
  names.forEach((name, at) => {
    const known = variables[at];
    if (known !== undefined) inner.set(name, known);
  });
  const bodies = args.slice(loop.variables).map((each) => estimation.estimate(each, inner));
  const steps = productOf(sizeOf(range), stepCost(loop, bodies));
  const type = estimation.typeOf(node) ?? types.dyn;
  return {
    type,
    path: [],
    cost: sumOf(range.cost, fixed(loop.around), steps),
    size: loop.makes === undefined ? fixed(1) : sizeOf(range),
    entry: entryOf(loop, loop.makes === "items" ? variables[0] : bodies.at(-1)),
  };
}

function stepCost({ each, filtered }: Loop, bodies: readonly Estimate[]): Range {
  const [first, ...others] = bodies.map(({ cost }) => cost);
  if (filtered === undefined || first === undefined) {
    return sumOf(fixed(each), ...(first === undefined ? [] : [first]), ...others);
  }
  const yes = sumOf(fixed(filtered.yes), ...others);
  return sumOf(fixed(each), first, unionOf(yes, fixed(filtered.no)));
}

/** What the items of a list that was made may be; it begins as one of nothing. */
function entryOf({ makes }: Loop, made: Known | undefined): EntrySize | undefined {
  if (made === undefined || (makes !== "list" && makes !== "items")) return undefined;
  return { container: "list", key: fixed(1), value: unionOf(nothing, sizeOf(made)) };
}

/** `cel.bind(name, value, body)` is a loop over an empty list. */
function bind(estimation: Estimation, args: readonly ASTNode[], scope: Scope): Estimate {
  const [name, valueNode, bodyNode] = args;
  if (name?.op !== "id" || valueNode === undefined || bodyNode === undefined) {
    throw new Error("a binding has a name, a value and a body");
  }
  const value = estimation.estimate(valueNode, scope);
  const body = estimation.estimate(bodyNode, new Map(scope).set(name.args, value));
  return { ...body, path: [], cost: sumOf(fixed(10), value.cost, body.cost) };
}

/** `a.sortBy(x, key)` is `cel.bind(l, a, l.@sortByAssociatedKeys(l.map(x, key)))`. */
function sorted(
  estimation: Estimation,
  node: Extract<CallNode, { op: "rcall" }>,
  scope: Scope,
): Estimate {
  const [, on, args] = node.args;
  const loop: Loop = { variables: 1, around: 11, each: 12, makes: "list" };
  const keys = comprehension(estimation, { loop, node, scope });
  const keyType = args[1] && estimation.typeOf(args[1]);
  const { cost, size } = sortCost({ ...keys, type: listOf(keyType ?? types.dyn) });
  // The list is named twice, and looked at once.
  const { type } = estimation.estimate(on, scope);
  return { type, path: [], size, cost: sumOf(fixed(10), keys.cost, fixed(2), cost) };
}

/** `a.optMap(x, body)` is `a.hasValue() ? optional.of(cel.bind(x, a.value(), body)) : none`. */
function optional(
  estimation: Estimation,
  node: Extract<CallNode, { op: "rcall" }>,
  scope: Scope,
): Estimate {
  const [macro, on, [name, bodyNode]] = node.args;
  if (name?.op !== "id" || bodyNode === undefined) throw new Error(`${macro} has two arguments`);
  const held = estimation.estimate(on, scope);
  const itemType = held.type.kind === "optional" ? held.type.item : types.dyn;
  const item = { type: itemType, path: [] };
  const known = { ...item, size: declaredSize(estimation, item) };
  const body = estimation.estimate(bodyNode, new Map(scope).set(name.args, known));
  const call = sumOf(held.cost, fixed(1));
  const bound = sumOf(fixed(10), call, body.cost);
  const yes = macro === "optMap" ? sumOf(fixed(1), bound) : bound;
  const type = estimation.typeOf(node) ?? types.dyn;
  return { type, path: [], cost: sumOf(call, unionOf(yes, fixed(1))) };
}
