/** Evaluates the expressions of awk. Source: POSIX.1-2024, awk. */
import type { Expanding } from "../../words/expand.ts";
import { ProgramError } from "../program.ts";
import { callFunction } from "./calls.ts";
import { expressionIn } from "./expression.ts";
import type { AwkMachine } from "./machine.ts";
import type { Expression, Variable } from "./tree.ts";
import { compare, inputValue, isTrue, numberOf, textOf, type Value } from "./value.ts";

export function* evaluate(node: Expression, machine: AwkMachine): Expanding<Value> {
  switch (node.kind) {
    case "number":
      return node.value;
    case "string":
      return node.text;
    case "regex":
      return Number(node.expression.test(machine.record.text));
    case "variable":
      return machine.get(node.name);
    case "field":
      return machine.record.field(numberOf(yield* evaluate(node.index, machine)));
    case "element":
      return yield* element(node, machine);
    case "assign": {
      // Text that looks like a number stays so, wherever it is put.
      const value = yield* evaluate(node.value, machine);
      if (node.operator === "") return yield* assign(node.target, value, machine);
      const before = numberOf(yield* evaluate(node.target, machine));
      return yield* assign(node.target, reckon(node.operator, before, numberOf(value)), machine);
    }
    case "choice": {
      const test = isTrue(yield* evaluate(node.test, machine));
      return yield* evaluate(test ? node.then : node.otherwise, machine);
    }
    case "binary":
      return yield* binary(node, machine);
    case "unary": {
      const value = yield* evaluate(node.operand, machine);
      if (node.operator === "(") return value;
      if (node.operator === "!") return Number(!isTrue(value));
      return node.operator === "-" ? -numberOf(value) : numberOf(value);
    }
    case "step": {
      const before = numberOf(yield* evaluate(node.target, machine));
      yield* assign(node.target, before + node.by, machine);
      return node.isPrefix ? before + node.by : before;
    }
    case "in":
      return Number(machine.elements(node.name).has(yield* keyOf(node.keys, machine)));
    case "call":
      return yield* callFunction(node, machine);
    case "getline":
      return yield* getline(node, machine);
    default:
      return node satisfies never;
  }
}

export function* textIn(node: Expression, machine: AwkMachine): Expanding<string> {
  return textOf(yield* evaluate(node, machine), machine.text("CONVFMT"));
}

export function* keyOf(keys: readonly Expression[], machine: AwkMachine): Expanding<string> {
  const texts: string[] = [];
  for (const key of keys) texts.push(yield* textIn(key, machine));
  return texts.join(machine.text("SUBSEP"));
}

/** An element that is looked at is there from then on. */
function* element(
  { name, keys }: Extract<Expression, { kind: "element" }>,
  machine: AwkMachine,
): Expanding<Value> {
  const key = yield* keyOf(keys, machine);
  const elements = machine.elements(name);
  if (!elements.has(key)) elements.set(key, undefined);
  return elements.get(key);
}

export function* assign(target: Variable, value: Value, machine: AwkMachine): Expanding<Value> {
  switch (target.kind) {
    case "variable":
      machine.set(target.name, value);
      return value;
    case "field": {
      const index = numberOf(yield* evaluate(target.index, machine));
      machine.record.setField(index, textOf(value, machine.text("CONVFMT")));
      return value;
    }
    case "element":
      machine.elements(target.name).set(yield* keyOf(target.keys, machine), value);
      return value;
    default:
      return target satisfies never;
  }
}

/** The expression that a right side stands for: text is one, too. */
export function* expressionOf(node: Expression, machine: AwkMachine): Expanding<RegExp> {
  if (node.kind === "regex") return node.expression;
  return expressionIn(yield* textIn(node, machine));
}

function* binary(
  { operator, left, right }: Extract<Expression, { kind: "binary" }>,
  machine: AwkMachine,
): Expanding<Value> {
  switch (operator) {
    case "&&":
    case "||": {
      const isFirst = isTrue(yield* evaluate(left, machine));
      if (isFirst === (operator === "||")) return Number(isFirst);
      return Number(isTrue(yield* evaluate(right, machine)));
    }
    case "~":
    case "!~": {
      const text = yield* textIn(left, machine);
      const isMatch = (yield* expressionOf(right, machine)).test(text);
      return Number(isMatch === (operator === "~"));
    }
    case "":
      return (yield* textIn(left, machine)) + (yield* textIn(right, machine));
    default: {
      const one = yield* evaluate(left, machine);
      const other = yield* evaluate(right, machine);
      if (/^[<>=!]/.test(operator)) return Number(compares(operator, compare(one, other)));
      return reckon(operator, numberOf(one), numberOf(other));
    }
  }
}

function compares(operator: string, order: number): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

function reckon(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
    case "%":
      if (right === 0) throw new ProgramError("division by zero", 2);
      return operator === "/" ? left / right : left % right;
    default:
      return left ** right;
  }
}

/** 1 where something was read, 0 at the end, -1 where nothing can be read. */
function* getline(
  { target, from }: Extract<Expression, { kind: "getline" }>,
  machine: AwkMachine,
): Expanding<Value> {
  let line: string | undefined;
  if (from === undefined) line = yield* machine.nextRecord();
  else {
    const input = yield* machine.input(yield* textIn(from.source, machine), from.isCommand);
    if (input === undefined) return -1;
    line = yield* input.next();
  }
  if (line === undefined) return 0;
  if (from === undefined) machine.counts();
  if (target !== undefined) yield* assign(target, inputValue(line), machine);
  else machine.record.text = line;
  return 1;
}
