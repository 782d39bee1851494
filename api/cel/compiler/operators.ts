/** The operators: which types they take, and how they are computed. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { additionCost, equalityCost, membershipCost, orderCost } from "../call-costs.ts";
import { isEqual, isList, isMap } from "../equal.ts";
import { CelFailure, type Frame, noSuchOverload, type Run } from "../frame.ts";
import { hasKeyedLists, isEqualAs, listTypeOf, unionOfLists } from "../keyed-lists.ts";
import { type ArithmeticOperator, arithmetic, compareValues } from "../numbers.ts";
import { type CelType, formatType, isAssignable, joinTypes, types } from "../types.ts";
import { type CelValue, mapMember } from "../values.ts";
import { isAttribute, isConstant } from "./constants.ts";
import { type Compilation, type Compiled, placeOf, report, type Scope } from "./context.ts";

type BinaryOperator = "!=" | "==" | "in" | ArithmeticOperator | "<" | "<=" | ">" | ">=";
type BinaryNode = Extract<ASTNode, { op: BinaryOperator }>;
type LogicNode = Extract<ASTNode, { op: "&&" | "||" }>;
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
  const plain = binaryRun(op, [left.run, right.run], isConstant(args[1]));
  return { type, run: keyedRun(op, left, right) ?? plain };
}

/** How lists whose order says nothing are compared and added; else `undefined`. */
function keyedRun(op: BinaryOperator, left: Compiled, right: Compiled): Run | undefined {
  const listType = listTypeOf(left.type);
  if (op === "+" && listType !== undefined) {
    return (frame) => {
      const [one, other] = [left.run(frame), right.run(frame)];
      if (!isList(one) || !isList(other)) return noSuchOverload();
      frame.spend(1);
      return unionOfLists([one, other], listType, frame);
    };
  }
  if (op !== "==" && op !== "!=") return undefined;
  const keyed = [left.type, right.type].find(hasKeyedLists);
  if (keyed === undefined) return undefined;
  const wanted = op === "==";
  return equality(left.run, right.run, {
    wanted,
    holds: (one, other, frame) => isEqualAs(keyed, [one, other], frame),
  });
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

/** `isFree` where the container is a constant, in which an item is found at once. */
function binaryRun(op: BinaryOperator, [left, right]: readonly [Run, Run], isFree: boolean): Run {
  switch (op) {
    case "==":
    case "!=":
      return equality(left, right, { wanted: op === "==", holds: isEqual });
    case "in":
      return (frame) => {
        const [item, container] = [left(frame), right(frame)];
        if (!isFree) frame.spend(membershipCost(container));
        return isMember(item, container, frame);
      };
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
        frame.spend(op === "+" ? additionCost(...operands) : 1);
        return arithmetic(op, operands, frame);
      };
  }
}

interface Equality {
  /** What the operator gives where they are equal. */
  readonly wanted: boolean;
  holds(left: CelValue, right: CelValue, frame: Frame): boolean;
}

function equality(left: Run, right: Run, { wanted, holds }: Equality): Run {
  return (frame) => {
    let one: CelValue;
    try {
      one = left(frame);
    } catch (error) {
      // The other side is looked at all the same, and both are counted as compared.
      forgivable(error);
      right(frame);
      frame.spend(1);
      throw error;
    }
    const other = right(frame);
    frame.spend(equalityCost(one, other));
    return holds(one, other, frame) === wanted;
  };
}

function ordering(left: Run, right: Run, holds: (order: number) => boolean): Run {
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    frame.spend(orderCost(a, b));
    return holds(compareValues(a, b));
  };
}

function isMember(item: CelValue, container: CelValue, frame: Frame): boolean {
  if (isList(container)) {
    for (const member of container) {
      frame.work(1);
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

/** A place of a variable is not counted where it is all that there is in a branch. */
const branch = ({ run }: Compiled, node: ASTNode, frame: Frame): CelValue =>
  isAttribute(node) ? frame.free(run) : run(frame);

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
  const [, one, other] = node.args;
  const type = canBeBool(condition) ? joinTypes(then.type, otherwise.type) : undefined;
  if (type === undefined) {
    const at = placeOf(compilation, "?", node.args[0].end);
    return noOverload(compilation, at, "_?_:_", [condition, then, otherwise]);
  }
  return {
    type,
    run: (frame) =>
      asBool(condition.run(frame)) ? branch(then, one, frame) : branch(otherwise, other, frame),
  };
}
