/** Integer arithmetic as in `$(( … ))`. Source: POSIX.1-2024, shell command language, 2.6.4. */
import { type ArithmeticExpression, forEachChild, parse, type SyntaxNode } from "unbash";
import type { Effect } from "./kernel.ts";
import type { Shell } from "./shell.ts";

/** What cannot be reckoned, in the shell's words. */
export class ArithmeticError extends Error {}

const depthMax = 100;

/** What the commands within an expression have printed. */
type Printed = ReadonlyMap<ArithmeticExpression, string>;

/** The value of an expression in which commands may stand: they are run first. */
export function* evaluateWithCommands(
  node: ArithmeticExpression | undefined,
  shell: Shell,
): Generator<Effect, number, void> {
  const printed = new Map<ArithmeticExpression, string>();
  const open: SyntaxNode[] = node === undefined ? [] : [node];
  for (let each = open.shift(); each !== undefined; each = open.shift()) {
    if (each.type !== "ArithmeticCommandExpansion") forEachChild(each, (child) => open.push(child));
    else if (each.script !== undefined) {
      printed.set(each, yield* shell.engine.substitute(each.script, shell));
    }
  }
  return evaluate(node, shell, 0, printed);
}

/** The value of an expression; assignments in it are made. */
export function evaluate(
  node: ArithmeticExpression | undefined,
  shell: Shell,
  depth = 0,
  printed: Printed = new Map(),
): number {
  if (node === undefined) return 0;
  if (depth > depthMax) throw new ArithmeticError("expression recursion level exceeded");
  const inner = (each: ArithmeticExpression) => evaluate(each, shell, depth + 1, printed);
  switch (node.type) {
    case "ArithmeticGroup":
      return inner(node.expression);
    case "ArithmeticTernary":
      return inner(node.test) !== 0 ? inner(node.consequent) : inner(node.alternate);
    case "ArithmeticUnary":
      return unary(node, shell, inner);
    case "ArithmeticBinary":
      return binary(node, shell, inner);
    case "ArithmeticWord":
      return wordValue(node.value, shell, depth);
    case "ArithmeticCommandExpansion":
      return asNumber(printed.get(node), shell, depth);
    default:
      return node satisfies never;
  }
}

/** A number, or what a variable holds, which may be an expression again. */
function wordValue(text: string, shell: Shell, depth: number): number {
  const word = text.replace(/^\$\{?(\w+)\}?$/, "$1").replace(/^["']|["']$/g, "");
  if (/^\d+$/.test(word) && !/^0\d/.test(word)) return Number(word);
  if (/^0[xX][\da-fA-F]+$/.test(word)) return Number.parseInt(word, 16);
  if (/^0[0-7]*$/.test(word)) return Number.parseInt(word, 8);
  const based = /^(\d+)#(\w+)$/.exec(word);
  if (based !== null) return Number.parseInt(based[2] ?? "", Number(based[1]));
  if (/^[1-9]$/.test(word)) return asNumber(shell.positional[Number(word) - 1], shell, depth);
  if (word === "RANDOM") return shell.context.random.integer(32_768);
  if (word === "SECONDS") return Math.floor(shell.kernel.now / 1000);
  if (word === "#") return shell.positional.length;
  if (word === "?") return shell.status;
  if (/^[A-Za-z_]\w*$/.test(word)) return asNumber(shell.variables.get(word), shell, depth);
  throw new ArithmeticError(`${text}: syntax error: operand expected`);
}

function asNumber(value: string | undefined, shell: Shell, depth: number): number {
  const text = value?.trim() ?? "";
  if (text === "") return 0;
  if (/^-?(?:0|[1-9]\d*)$/.test(text)) return Number(text);
  return evaluate(expressionOf(text), shell, depth + 1);
}

/** The expression in a text. */
export function expressionOf(text: string): ArithmeticExpression | undefined {
  const [statement] = parse(`((${text}))`).commands;
  return statement?.command.type === "ArithmeticCommand" ? statement.command.expression : undefined;
}

type Node<T extends ArithmeticExpression["type"]> = Extract<ArithmeticExpression, { type: T }>;
type Inner = (node: ArithmeticExpression) => number;

function unary(node: Node<"ArithmeticUnary">, shell: Shell, inner: Inner): number {
  const { operator, operand } = node;
  if (operator === "++" || operator === "--") {
    const before = inner(operand);
    const after = before + (operator === "++" ? 1 : -1);
    assign(operand, after, shell);
    return node.prefix ? after : before;
  }
  const value = inner(operand);
  if (operator === "-") return -value;
  if (operator === "!") return Number(value === 0);
  return operator === "~" ? ~value : value;
}

function binary(node: Node<"ArithmeticBinary">, shell: Shell, inner: Inner): number {
  const { operator, left, right } = node;
  if (operator === "&&") return Number(inner(left) !== 0 && inner(right) !== 0);
  if (operator === "||") return Number(inner(left) !== 0 || inner(right) !== 0);
  if (operator === "=") return assign(left, inner(right), shell);
  const change = /^([-+*/%&|^]|<<|>>|\*\*)=$/.exec(operator)?.[1];
  if (change !== undefined) return assign(left, reckon(change, inner(left), inner(right)), shell);
  return reckon(operator, inner(left), inner(right));
}

function assign(target: ArithmeticExpression, value: number, shell: Shell): number {
  if (target.type !== "ArithmeticWord") {
    throw new ArithmeticError("attempted assignment to non-variable");
  }
  shell.set(target.value, String(value));
  return value;
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
      if (right === 0) throw new ArithmeticError("division by 0");
      return operator === "/" ? Math.trunc(left / right) : left % right;
    case "**":
      return left ** right;
    case "<<":
      return left * 2 ** right;
    case ">>":
      return Math.floor(left / 2 ** right);
    case "&":
      return Number(BigInt(left) & BigInt(right));
    case "|":
      return Number(BigInt(left) | BigInt(right));
    case "^":
      return Number(BigInt(left) ^ BigInt(right));
    case ",":
      return right;
    default:
      return Number(compare(operator, left, right));
  }
}

function compare(operator: string, left: number, right: number): boolean {
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
