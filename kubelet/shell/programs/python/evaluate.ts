/** Evaluates expressions. Source: Python 3.14, expressions. */
import type { Expanding } from "../../words/expand.ts";
import { assign } from "./assign.ts";
import { attribute } from "./attribute.ts";
import { builtins } from "./builtins.ts";
import { call } from "./call.ts";
import { Instance, special } from "./classes.ts";
import { contains, hashed, holds, isTrue } from "./compare.ts";
import { element, Slice } from "./element.ts";
import { raised } from "./errors.ts";
import { Yielded } from "./flat.ts";
import { formatValue } from "./format-spec.ts";
import { PyGenerator } from "./generator.ts";
import { allOf, iterate } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { isGenerator, localNames } from "./names.ts";
import { PyFunction } from "./objects.ts";
import { pairs, reckon, reckonOne } from "./operators.ts";
import { Scope } from "./scope.ts";
import { shown, textOf } from "./text.ts";
import type { Clause, Expression, Parameters, Replacement } from "./tree.ts";
import { Dict, List, PySet, roomFor, Tuple, type Value, Walk } from "./values.ts";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

export function* evaluate(node: Expression, scope: Scope, machine: Machine): Expanding<Value> {
  const worth = (each: Expression) => evaluate(each, scope, machine);
  switch (node.kind) {
    case "constant":
      return node.value;
    case "name":
      return read(node.name, scope);
    case "format":
      return yield* formatted(node.parts, scope, machine);
    case "list":
      return new List(yield* itemsOf(node.items, scope, machine));
    case "tuple":
      return new Tuple(yield* itemsOf(node.items, scope, machine));
    case "set": {
      const items = yield* itemsOf(node.items, scope, machine);
      return hashed(() => new PySet(items));
    }
    case "dict":
      return yield* dictOf(node, scope, machine);
    case "unary": {
      const value = yield* worth(node.operand);
      return node.operator === "not" ? !isTrue(value) : reckonOne(node.operator, value);
    }
    case "binary": {
      const left = yield* worth(node.left);
      return counted(reckon(node.operator, left, yield* worth(node.right)), machine);
    }
    case "compare":
      return yield* chain(node, scope, machine);
    case "logic": {
      const left = yield* worth(node.left);
      return isTrue(left) === (node.operator === "or") ? left : yield* worth(node.right);
    }
    case "choice":
      return yield* worth(isTrue(yield* worth(node.test)) ? node.then : node.otherwise);
    case "attribute":
      return attribute(yield* worth(node.of), node.name);
    case "element":
      return element(yield* worth(node.of), yield* indexOf(node.index, scope, machine));
    case "call":
      return yield* calling(node, scope, machine);
    case "lambda": {
      const local = new Set(parameterNames(node.parameters));
      return yield* functionOf({ ...node, name: "<lambda>", local }, scope, machine);
    }
    case "comprehension":
      return yield* comprehended(node, scope, machine);
    case "named": {
      const value = yield* worth(node.value);
      scope.set(node.name, value);
      return value;
    }
    case "yield":
      return yield* yielded(node, scope, machine);
    default:
      // A star or a slice stands only where it is looked for.
      throw raised("SyntaxError", "can't use starred expression here");
  }
}

/** Gives a value, and waits until another is wanted. */
function* yielded(
  { value, isFrom }: Of<"yield">,
  scope: Scope,
  machine: Machine,
): Expanding<Value> {
  const { generator } = machine.frame;
  if (generator === undefined) throw raised("SyntaxError", "'yield' outside function");
  const given = value === undefined ? null : yield* evaluate(value, scope, machine);
  if (!isFrom) {
    yield new Yielded(given);
    return generator.told();
  }
  const next = iterate(given, machine);
  for (let item = yield* next(); item !== undefined; item = yield* next()) {
    yield new Yielded(item);
    generator.told();
  }
  return given instanceof PyGenerator ? given.returned : null;
}

/** What is large is as much work as many rounds. */
function counted(value: Value, machine: Machine): Value {
  if (typeof value === "string") machine.made(value.length);
  else if (value instanceof List) machine.made(value.items.length * 8);
  return value;
}

function read(name: string, scope: Scope): Value {
  const owner = scope.owner(name);
  const value = owner.values.get(name);
  if (value !== undefined) return value;
  if (owner === scope && owner.parent !== undefined) {
    const message = `cannot access local variable '${name}' where it is not associated with a value`;
    throw raised("UnboundLocalError", message);
  }
  const builtin = builtins.get(name);
  if (builtin !== undefined) return builtin;
  throw raised("NameError", `name '${name}' is not defined`);
}

/** Where an index is a slice, its bounds. */
export function* indexOf(
  node: Expression,
  scope: Scope,
  machine: Machine,
): Expanding<Value | Slice> {
  if (node.kind !== "slice") return yield* evaluate(node, scope, machine);
  const part = function* (each: Expression | undefined): Expanding<Value> {
    return each === undefined ? null : yield* evaluate(each, scope, machine);
  };
  return new Slice(yield* part(node.from), yield* part(node.to), yield* part(node.step));
}

function* itemsOf(
  nodes: readonly Expression[],
  scope: Scope,
  machine: Machine,
): Expanding<Value[]> {
  const items: Value[] = [];
  for (const node of nodes) {
    if (node.kind !== "star") items.push(yield* evaluate(node, scope, machine));
    else items.push(...(yield* allOf(yield* evaluate(node.value, scope, machine), machine)));
  }
  return items;
}

function* dictOf({ entries }: Of<"dict">, scope: Scope, machine: Machine): Expanding<Dict> {
  const dict = new Dict();
  for (const { key, value } of entries) {
    if (key === undefined) {
      const other = yield* evaluate(value, scope, machine);
      if (other instanceof Dict) for (const [each, of] of pairs(other)) dict.set(each, of);
      continue;
    }
    const made = yield* evaluate(key, scope, machine);
    const of = yield* evaluate(value, scope, machine);
    hashed(() => dict.set(made, of));
  }
  return dict;
}

function* chain({ first, rest }: Of<"compare">, scope: Scope, machine: Machine): Expanding<Value> {
  let left = yield* evaluate(first, scope, machine);
  for (const { operator, operand } of rest) {
    const right = yield* evaluate(operand, scope, machine);
    if (!(yield* standsIn(operator, left, right, machine))) return false;
    left = right;
  }
  return true;
}

function* standsIn(
  operator: string,
  left: Value,
  right: Value,
  machine: Machine,
): Expanding<boolean> {
  if (operator !== "in" && operator !== "not in") return holds(operator, left, right);
  const own = special(right, "__contains__", left);
  if (own !== undefined) return isTrue(own) === (operator === "in");
  const isWalked =
    right instanceof Walk || right instanceof PyGenerator || right instanceof Instance;
  const container = isWalked ? new List(yield* allOf(right, machine)) : right;
  return contains(container, left) === (operator === "in");
}

function* calling({ callee, args }: Of<"call">, scope: Scope, machine: Machine): Expanding<Value> {
  const called = yield* evaluate(callee, scope, machine);
  const places: Value[] = [];
  const named = new Map<string, Value>();
  for (const { name, stars, value } of args) {
    const given = yield* evaluate(value, scope, machine);
    if (stars === 1) places.push(...(yield* allOf(given, machine)));
    else if (stars === 2) {
      if (given instanceof Dict) for (const [key, of] of pairs(given)) named.set(textOf(key), of);
    } else if (name === "") places.push(given);
    else named.set(name, given);
  }
  return yield* call(called, places, machine, named);
}

export const parameterNames = ({ plain, rest, restNamed }: Parameters): readonly string[] => [
  ...plain.map(({ name }) => name),
  ...[rest, restNamed].filter((name) => name !== undefined),
];

/** A function with the values that its parameters have where they are not given. */
export function* functionOf(
  { name, parameters, body, local }: Pick<PyFunction, "name" | "parameters" | "body" | "local">,
  scope: Scope,
  machine: Machine,
): Expanding<PyFunction> {
  const yields = Array.isArray(body) && isGenerator(body);
  const usual = new Map<string, Value>();
  for (const parameter of parameters.plain) {
    if (parameter.usual === undefined) continue;
    usual.set(parameter.name, yield* evaluate(parameter.usual, scope, machine));
  }
  const within = scope.seen;
  return new PyFunction({
    name,
    parameters,
    usual,
    body,
    local,
    scope: within,
    isGenerator: yields,
  });
}

function* comprehended(
  { form, item, value, clauses }: Of<"comprehension">,
  outer: Scope,
  machine: Machine,
): Expanding<Value> {
  const local = new Set(clauses.flatMap(({ target }) => localNames(target)));
  const scope = new Scope({ local, parent: outer });
  const items: Value[] = [];
  const dict = new Dict();
  yield* eachOf(clauses, scope, machine, function* () {
    const made = yield* evaluate(item, scope, machine);
    if (value === undefined) items.push(made);
    else {
      const of = yield* evaluate(value, scope, machine);
      hashed(() => dict.set(made, of));
    }
    roomFor(items.length);
  });
  if (form === "dict") return dict;
  if (form === "set") return hashed(() => new PySet(items));
  return form === "list" ? new List(items) : new Walk("generator", items);
}

/** Does something for all that the clauses give. */
function* eachOf(
  [clause, ...more]: readonly Clause[],
  scope: Scope,
  machine: Machine,
  act: () => Expanding<void>,
): Expanding<void> {
  if (clause === undefined) return yield* act();
  const next = iterate(yield* evaluate(clause.items, scope, machine), machine);
  for (let item = yield* next(); item !== undefined; item = yield* next()) {
    yield* machine.step();
    yield* assign(clause.target, item, scope, machine);
    let isTaken = true;
    for (const test of clause.tests) {
      isTaken = isTaken && isTrue(yield* evaluate(test, scope, machine));
    }
    if (isTaken) yield* eachOf(more, scope, machine, act);
  }
}

function* formatted(
  parts: readonly (string | Replacement)[],
  scope: Scope,
  machine: Machine,
): Expanding<string> {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      const { label, conversion } = part;
      const value = yield* evaluate(part.value, scope, machine);
      const spec = yield* formatted(part.spec, scope, machine);
      const converted =
        conversion === "" ? value : conversion === "s" ? textOf(value) : shown(value);
      text += label + formatValue(converted, spec);
    }
  }
  return text;
}
