/** The operators: which types they take, and how they are computed. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { isEqual, isList, isMap } from "../equal.ts";
import { CelFailure, type Frame, noSuchOverload, type Run } from "../frame.ts";
import { hasKeyedLists, isEqualAs, listTypeOf, unionOfLists } from "../keyed-lists.ts";
import { type ArithmeticOperator, arithmetic, compareValues, negate } from "../numbers.ts";
import { type CelType, formatType, isAssignable, joinTypes, types } from "../types.ts";
import { type CelValue, mapMember } from "../values.ts";
import { type Compilation, type Compiled, placeOf, report, type Scope } from "./context.ts";

type BinaryOperator = "!=" | "==" | "in" | ArithmeticOperator | "<" | "<=" | ">" | ">=";
type BinaryNode = Extract<ASTNode, { op: BinaryOperator }>;
type LogicNode = Extract<ASTNode, { op: "&&" | "||" }>;
type UnaryNode = Extract<ASTNode, { op: "!_" | "-_" }>;
type ConditionalNode = Extract<ASTNode, { op: "?:" }>;

const numeric: readonly string[] = ["int", "uint", "double"];
const ordered: readonly string[] = [...numeric, "bool", "string", "bytes", "timestamp", "duration"];

/** Compiles `left op right` for all operators but `&&` and `||`. */
export function binary(compilation: Compilation, node: BinaryNode, scope: Scope): Compiled {
  const { op, args } = node;
  const left = compilation.compile(args[0], scope);
  const right = compilation.compile(args[1], scope);
  const type = binaryType(op, left.type, right.type);
  if (type === undefined) {
    return noOverload(compilation, placeOf(compilation, op, args[0].end), `_${op}_`, [left, right]);
  }
  return { type, run: keyedRun(op, left, right) ?? binaryRun(op, left.run, right.run) };
}

/** How lists whose order says nothing are compared and added; else `undefined`. */
function keyedRun(op: BinaryOperator, left: Compiled, right: Compiled): Run | undefined {
  const listType = listTypeOf(left.type);
  if (op === "+" && listType !== undefined) {
    return (frame) => {
      const [one, other] = [left.run(frame), right.run(frame)];
      return isList(one) && isList(other)
        ? unionOfLists([one, other], listType, frame)
        : noSuchOverload();
    };
  }
  if (op !== "==" && op !== "!=") return undefined;
  const keyed = [left.type, right.type].find(hasKeyedLists);
  if (keyed === undefined) return undefined;
  const wanted = op === "==";
  return (frame) => isEqualAs(keyed, [left.run(frame), right.run(frame)], frame) === wanted;
}

/** Notes that an operator does not take what it is applied to. */
export function noOverload(
  compilation: Compilation,
  at: number,
  name: string,
  operands: readonly Compiled[],
): Compiled {
  const applied = operands.map(({ type }) => formatType(type)).join(", ");
  const printed = name === "_in_" ? "@in" : name;
  return report(
    compilation,
    at,
    `found no matching overload for '${printed}' applied to '(${applied})'`,
  );
}

/** The type of the result, or `undefined` where the operator does not take the operands. */
function binaryType(op: BinaryOperator, left: CelType, right: CelType): CelType | undefined {
  switch (op) {
    case "==":
    case "!=":
      return isAssignable(left, right) || isAssignable(right, left) ? types.bool : undefined;
    case "in":
      return membershipType(left, right);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return areOrdered(left, right) ? types.bool : undefined;
    default:
      return arithmeticType(op, left, right);
  }
}

function membershipType(item: CelType, container: CelType): CelType | undefined {
  if (container.kind === "dyn") return types.bool;
  const member =
    container.kind === "list"
      ? container.item
      : container.kind === "map"
        ? container.key
        : undefined;
  return member !== undefined && joinTypes(item, member) !== undefined ? types.bool : undefined;
}

function areOrdered({ kind: left }: CelType, { kind: right }: CelType): boolean {
  if (left === "dyn" || right === "dyn") {
    return [left, right].every((kind) => kind === "dyn" || ordered.includes(kind));
  }
  if (numeric.includes(left) && numeric.includes(right)) return true;
  return left === right && ordered.includes(left);
}

const times: readonly string[] = ["timestamp", "duration"];

/** What each operator takes besides numbers, and what comes of it where that is something else. */
function arithmeticType(
  op: ArithmeticOperator,
  left: CelType,
  right: CelType,
): CelType | undefined {
  const [one, other] = left.kind === "dyn" ? [right, left] : [left, right];
  const takes = op === "%" ? ["int", "uint"] : numeric;
  if (one.kind === "dyn") return types.dyn;
  if (times.includes(one.kind)) return timeType(op, left, right);
  const isText = op === "+" && ["string", "bytes", "list"].includes(one.kind);
  if (!isText && !takes.includes(one.kind)) return undefined;
  return joinSame(one, other);
}

const joinSame = (one: CelType, other: CelType): CelType | undefined =>
  other.kind === "dyn" ? one : joinTypes(one, other);

function timeType(op: ArithmeticOperator, left: CelType, right: CelType): CelType | undefined {
  if (op !== "+" && op !== "-") return undefined;
  const [a, b] = [left.kind, right.kind];
  if (a === "dyn" || b === "dyn") return types.dyn;
  if (!times.includes(a) || !times.includes(b)) return undefined;
  if (a === "duration" && b === "duration") return types.duration;
  if (op === "+") return a === b ? undefined : types.timestamp;
  if (a === "duration") return undefined;
  return b === "timestamp" ? types.duration : types.timestamp;
}

function binaryRun(op: BinaryOperator, left: Run, right: Run): Run {
  switch (op) {
    case "==":
      return (frame) => equals(left(frame), right(frame), frame);
    case "!=":
      return (frame) => !equals(left(frame), right(frame), frame);
    case "in":
      return (frame) => isMember(left(frame), right(frame), frame);
    case "<":
      return ordering(left, right, (order) => order < 0);
    case "<=":
      return ordering(left, right, (order) => order <= 0);
    case ">":
      return ordering(left, right, (order) => order > 0);
    case ">=":
      return ordering(left, right, (order) => order >= 0);
    default:
      return (frame) => {
        const operands = [left(frame), right(frame)] as const;
        frame.spend(1);
        return arithmetic(op, operands, frame);
      };
  }
}

function equals(left: CelValue, right: CelValue, frame: Frame): boolean {
  if (typeof left === "string" && typeof right === "string") {
    frame.spendText(Math.min(left.length, right.length));
  } else frame.spend(1);
  return isEqual(left, right, frame);
}

function ordering(left: Run, right: Run, holds: (order: number) => boolean): Run {
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    if (typeof a === "string") frame.spendText(a.length);
    else frame.spend(1);
    return holds(compareValues(a, b));
  };
}

function isMember(item: CelValue, container: CelValue, frame: Frame): boolean {
  frame.spend(1);
  if (isList(container)) {
    for (const member of container) {
      frame.spend(1);
      if (isEqual(item, member, frame)) return true;
    }
    return false;
  }
  return isMap(container) ? mapMember(container, item) !== undefined : noSuchOverload();
}

/** Compiles `&&` and `||`, which forgive that one side fails where the other one decides. */
export function logic(compilation: Compilation, node: LogicNode, scope: Scope): Compiled {
  const { op, args } = node;
  const left = compilation.compile(args[0], scope);
  const right = compilation.compile(args[1], scope);
  if (!canBeBool(left) || !canBeBool(right)) {
    return noOverload(compilation, placeOf(compilation, op, args[0].end), `_${op}_`, [left, right]);
  }
  const decides = op === "||";
  return { type: types.bool, run: logicRun(left.run, right.run, decides) };
}

function logicRun(left: Run, right: Run, decides: boolean): Run {
  return (frame) => {
    let failure: CelFailure;
    try {
      const first = left(frame);
      if (first === decides) return decides;
      if (first === !decides) return asBool(right(frame));
      failure = new CelFailure("no such overload");
    } catch (error) {
      failure = forgivable(error);
    }
    if (right(frame) === decides) return decides;
    throw failure;
  };
}

/** The failure that was caught, where an expression may go on after it. */
export function forgivable(error: unknown): CelFailure {
  if (error instanceof CelFailure && !error.isFinal) return error;
  throw error;
}

export const asBool = (value: CelValue): boolean =>
  typeof value === "boolean" ? value : noSuchOverload();

/** Whether what is compiled may decide something. */
export const canBeBool = ({ type }: Compiled): boolean =>
  type.kind === "bool" || type.kind === "dyn";

/** Compiles `!` and unary `-`. */
export function unary(compilation: Compilation, node: UnaryNode, scope: Scope): Compiled {
  const operand = compilation.compile(node.args, scope);
  if (node.op === "!_") {
    if (!canBeBool(operand)) {
      return noOverload(compilation, node.start, "!_", [operand]);
    }
    return { type: types.bool, run: (frame) => !asBool(operand.run(frame)) };
  }
  if (!["int", "double", "dyn"].includes(operand.type.kind)) {
    return noOverload(compilation, node.start, "-_", [operand]);
  }
  return { type: operand.type, run: (frame) => negate(operand.run(frame)) };
}

/** Compiles `condition ? then : else`, of which one branch is evaluated. */
export function conditional(
  compilation: Compilation,
  node: ConditionalNode,
  scope: Scope,
): Compiled {
  const [condition, then, otherwise] = [
    compilation.compile(node.args[0], scope),
    compilation.compile(node.args[1], scope),
    compilation.compile(node.args[2], scope),
  ];
  const type = canBeBool(condition) ? joinTypes(then.type, otherwise.type) : undefined;
  if (type === undefined) {
    const at = placeOf(compilation, "?", node.args[0].end);
    return noOverload(compilation, at, "_?_:_", [condition, then, otherwise]);
  }
  return {
    type,
    run: (frame) => (asBool(condition.run(frame)) ? then.run(frame) : otherwise.run(frame)),
  };
}
