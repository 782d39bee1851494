/**
 * Integer arithmetic as in `$(( … ))`: of 64 bits, and round the corner where those are not enough.
 * Source: POSIX.1-2024, shell command language, 2.6.4.
 */
import { type ArithmeticExpression, forEachChild, parse, type SyntaxNode } from "unbash";
import { wrappedInt64 } from "../../../api/int64.ts";
import type { Effect } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";
import { ownVariable } from "../language/special-variables.ts";

/** What cannot be reckoned, in the shell's words. */
export class ArithmeticError extends Error {}

const depthMax = 100;

/** Throws where the shell has no `a++`, nor `a ** b`. */
export function refuseReckoning(
  node: SyntaxNode | undefined,
  text: string,
  { dialect }: Shell,
): void {
  if (node === undefined || dialect.knows("a++")) return;
  const visit = (each: SyntaxNode): void => {
    const isPostfix = each.type === "ArithmeticUnary" && !each.prefix;
    if (isPostfix || (each.type === "ArithmeticBinary" && each.operator.startsWith("**"))) {
      throw new ArithmeticError(
        `arithmetic expression: expecting primary: "${text.slice(3, -2).trim()}"`,
      );
    }
    if (each.type.startsWith("Arithmetic")) forEachChild(each, visit);
  };
  visit(node);
}

/** What the commands within an expression have printed. */
type Printed = ReadonlyMap<ArithmeticExpression, string>;

/** The value of an expression in which commands may stand: they are run first. */
export function* evaluateWithCommands(
  node: ArithmeticExpression | undefined,
  shell: Shell,
): Generator<Effect, bigint, void> {
  const printed = new Map<ArithmeticExpression, string>();
  const open: SyntaxNode[] = node === undefined ? [] : [node];
  for (let each = open.shift(); each !== undefined; each = open.shift()) {
    if (each.type === "ArithmeticWord" && isExpanded.test(each.value)) {
      const { value } = each;
      const text = value.startsWith("$") ? value : `\${${value}}`;
      printed.set(each, yield* shell.engine.word(text, shell));
    } else if (each.type !== "ArithmeticCommandExpansion") {
      forEachChild(each, (child) => open.push(child));
    } else if (each.script !== undefined) {
      printed.set(each, yield* shell.engine.substitute(each.script, shell));
    }
  }
  return evaluate(node, shell, 0, printed);
}

/** `${a[1]}`, `${x:-0}` and `a[1]`, which are more than the value of a variable. */
const isExpanded = /^(?:\$[$!*@-]|\$\{[^}]*[^\w}].*\}|[A-Za-z_]\w*\[.+\])$/;

/** The value of an expression; assignments in it are made. */
export function evaluate(
  node: ArithmeticExpression | undefined,
  shell: Shell,
  depth = 0,
  printed: Printed = new Map(),
): bigint {
  if (node === undefined) return 0n;
  if (depth > depthMax) throw new ArithmeticError("expression recursion level exceeded");
  const inner = (each: ArithmeticExpression) => evaluate(each, shell, depth + 1, printed);
  switch (node.type) {
    case "ArithmeticGroup":
      return inner(node.expression);
    case "ArithmeticTernary":
      return inner(node.test) !== 0n ? inner(node.consequent) : inner(node.alternate);
    case "ArithmeticUnary":
      return unary(node, shell, inner);
    case "ArithmeticBinary":
      return binary(node, shell, inner);
    case "ArithmeticWord":
      return printed.has(node)
        ? asNumber(printed.get(node), shell, depth)
        : wordValue(node.value, shell, depth);
    case "ArithmeticCommandExpansion":
      return asNumber(printed.get(node), shell, depth);
    default:
      return node satisfies never;
  }
}

/** A number, or what a variable holds, which may be an expression again. */
function wordValue(text: string, shell: Shell, depth: number): bigint {
  const word = text.replace(/^\$\{?([A-Za-z_#?]\w*)\}?$/, "$1").replace(/^["']|["']$/g, "");
  if (/^(?:0|[1-9]\d*|0[xX][\da-fA-F]+)$/.test(word)) return wrappedInt64(BigInt(word));
  if (/^0[0-7]*$/.test(word)) return wrappedInt64(BigInt(`0o${word}`));
  const positional = /^\$\{?([1-9]\d*)\}?$/.exec(text);
  if (positional !== null) {
    return asNumber(shell.positional[Number(positional[1]) - 1], shell, depth);
  }
  const based = /^(\d+)#([\w@]+)$/.exec(word);
  if (based !== null) return inBase(based[2] ?? "", Number(based[1]), text);
  if (word === "#") return BigInt(shell.positional.length);
  if (word === "?") return BigInt(shell.status);
  if (/^[A-Za-z_]\w*$/.test(word)) {
    return asNumber(ownVariable(word, shell) ?? shell.variables.get(word), shell, depth);
  }
  throw new ArithmeticError(`${text}: syntax error: operand expected`);
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_";
/** Up to here small and great letters are the same. */
const baseOfLetters = 36;

function inBase(word: string, base: number, text: string): bigint {
  if (base < 2 || base > digits.length) {
    throw new ArithmeticError(`${text}: invalid arithmetic base (error token is "${text}")`);
  }
  const letters = base > baseOfLetters ? word : word.toLowerCase();
  return [...letters].reduce((value, letter) => {
    const digit = digits.indexOf(letter);
    if (digit < base) return wrappedInt64(value * BigInt(base) + BigInt(digit));
    throw new ArithmeticError(`${text}: value too great for base (error token is "${text}")`);
  }, 0n);
}

function asNumber(value: string | undefined, shell: Shell, depth: number): bigint {
  const text = value?.trim() ?? "";
  if (text === "") return 0n;
  if (/^-?(?:0|[1-9]\d*)$/.test(text)) return wrappedInt64(BigInt(text));
  return evaluate(expressionOf(text), shell, depth + 1);
}

/** The expression in a text. */
export function expressionOf(text: string): ArithmeticExpression | undefined {
  const [statement] = parse(`((${text}))`).commands;
  return statement?.command.type === "ArithmeticCommand" ? statement.command.expression : undefined;
}

type Node<T extends ArithmeticExpression["type"]> = Extract<ArithmeticExpression, { type: T }>;
type Inner = (node: ArithmeticExpression) => bigint;

function unary(node: Node<"ArithmeticUnary">, shell: Shell, inner: Inner): bigint {
  const { operator, operand } = node;
  if (operator === "++" || operator === "--") {
    const before = inner(operand);
    const after = wrappedInt64(before + (operator === "++" ? 1n : -1n));
    assign(operand, after, shell);
    return node.prefix ? after : before;
  }
  const value = inner(operand);
  if (operator === "-") return wrappedInt64(-value);
  if (operator === "!") return truth(value === 0n);
  return operator === "~" ? ~value : value;
}

const truth = (isSo: boolean): bigint => (isSo ? 1n : 0n);

function binary(node: Node<"ArithmeticBinary">, shell: Shell, inner: Inner): bigint {
  const { operator, left, right } = node;
  if (operator === "&&") return truth(inner(left) !== 0n && inner(right) !== 0n);
  if (operator === "||") return truth(inner(left) !== 0n || inner(right) !== 0n);
  if (operator === "=") return assign(left, inner(right), shell);
  const change = /^([-+*/%&|^]|<<|>>|\*\*)=$/.exec(operator)?.[1];
  if (change !== undefined) return assign(left, reckon(change, inner(left), inner(right)), shell);
  return reckon(operator, inner(left), inner(right));
}

function assign(target: ArithmeticExpression, value: bigint, shell: Shell): bigint {
  if (target.type !== "ArithmeticWord") {
    throw new ArithmeticError("attempted assignment to non-variable");
  }
  shell.set(target.value, String(value));
  return value;
}

const reckon = (operator: string, left: bigint, right: bigint): bigint =>
  wrappedInt64(exactly(operator, left, right));

/** As many bits as are there are shifted by: as processors do it. */
const bits = 64n;

function exactly(operator: string, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
    case "%":
      if (right === 0n) throw new ArithmeticError("division by 0");
      return operator === "/" ? left / right : left % right;
    case "**":
      return power(left, right);
    case "<<":
      return left << (BigInt.asUintN(64, right) % bits);
    case ">>":
      return left >> (BigInt.asUintN(64, right) % bits);
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case ",":
      return right;
    default:
      return truth(compare(operator, left, right));
  }
}

/** By squares, none of which has more bits than there are. */
function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throw new ArithmeticError("exponent less than 0");
  let [result, square] = [1n, base];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = wrappedInt64(result * square);
    square = wrappedInt64(square * square);
  }
  return result;
}

function compare(operator: string, left: bigint, right: bigint): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    default:
      throw new ArithmeticError(`${operator}: syntax error in expression`);
  }
}
