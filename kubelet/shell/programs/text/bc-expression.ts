/** Expressions of bc, and numbers with as many decimals as each operation keeps. */

/** A number: its digits without the point, and how many of them stand after it. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The variables, `scale` among them. */
export type Memory = Map<string, Decimal>;

/** In the words of GNU's bc. */
export class BcError extends Error {}

const zero: Decimal = { digits: 0n, scale: 0 };
const powerOfTen = (scale: number): bigint => 10n ** BigInt(scale);
const rescaled = ({ digits, scale }: Decimal, to: number): bigint =>
  to >= scale ? digits * powerOfTen(to - scale) : digits / powerOfTen(scale - to);

export function textOf({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? "-" : "";
  const all = (digits < 0n ? -digits : digits).toString();
  if (scale === 0) return sign + all;
  if (digits === 0n) return "0";
  const padded = all.padStart(scale, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  readonly memory: Memory;
}

/** The value of a statement; what is assigned is not shown. Throws BcError. */
export function evaluated(
  statement: string,
  memory: Memory,
): { readonly value: Decimal; readonly isAssigned: boolean } {
  const tokens = statement.match(tokenPattern) ?? [];
  if (tokens.join("") !== statement.replace(/\s+/g, "")) throw syntaxError();
  const reading = { tokens, at: 0, memory };
  const value = level(reading, 0);
  if (reading.at < tokens.length) throw syntaxError();
  return {
    value,
    isAssigned: /^[a-z]\w*$/.test(tokens[0] ?? "") && assignments.has(tokens[1] ?? ""),
  };
}

const tokenPattern = /\d*\.\d+|\d+\.?|[a-z]\w*|[-+*/%^]=|[=!<>]=|&&|\|\||[-+*/%^()<>=!]/g;
const assignments: ReadonlySet<string> = new Set(["=", "+=", "-=", "*=", "/=", "%=", "^="]);
const syntaxError = () => new BcError("(standard_in) 2: syntax error");

/** From the weakest to the strongest, but for powers, which stand to the right of one another. */
const levels: readonly ReadonlySet<string>[] = ["||", "&&", "< <= > >= == !=", "+ -", "* / %"].map(
  (operators) => new Set(operators.split(" ")),
);

function level(reading: Reading, depth: number): Decimal {
  const operators = levels[depth];
  if (operators === undefined) return power(reading);
  let left = level(reading, depth + 1);
  for (;;) {
    const operator = reading.tokens[reading.at] ?? "";
    if (!operators.has(operator)) return left;
    reading.at += 1;
    left = combined(operator, [left, level(reading, depth + 1)], reading.memory);
  }
}

function power(reading: Reading): Decimal {
  const base = operand(reading);
  if (reading.tokens[reading.at] !== "^") return base;
  reading.at += 1;
  return combined("^", [base, power(reading)], reading.memory);
}

function operand(reading: Reading): Decimal {
  const { tokens, memory } = reading;
  const token = tokens[reading.at] ?? "";
  reading.at += 1;
  if (token === "-") {
    const { digits, scale } = operand(reading);
    return { digits: -digits, scale };
  }
  if (token === "!") return truth(operand(reading).digits === 0n);
  if (token === "(") return closed(reading);
  if (/^[\d.]/.test(token)) return numberIn(token);
  if (!/^[a-z]/.test(token)) throw syntaxError();
  const next = tokens[reading.at] ?? "";
  if (next === "(") {
    reading.at += 1;
    return called(token, closed(reading), memory);
  }
  if (!assignments.has(next)) return memory.get(token) ?? zero;
  reading.at += 1;
  const given = level(reading, 0);
  const before = memory.get(token) ?? zero;
  const value = next === "=" ? given : combined(next.charAt(0), [before, given], memory);
  memory.set(token, value);
  return value;
}

function closed(reading: Reading): Decimal {
  const value = level(reading, 0);
  if (reading.tokens[reading.at] !== ")") throw syntaxError();
  reading.at += 1;
  return value;
}

function numberIn(token: string): Decimal {
  const [whole = "", decimals = ""] = token.split(".");
  return { digits: BigInt(`${whole}${decimals}` || "0"), scale: decimals.length };
}

const truth = (is: boolean): Decimal => ({ digits: is ? 1n : 0n, scale: 0 });
const scaleOf = (memory: Memory): number => Number(rescaled(memory.get("scale") ?? zero, 0));

function combined(
  operator: string,
  [left, right]: readonly [Decimal, Decimal],
  memory: Memory,
): Decimal {
  const wide = Math.max(left.scale, right.scale);
  const [a, b] = [rescaled(left, wide), rescaled(right, wide)];
  switch (operator) {
    case "+":
      return { digits: a + b, scale: wide };
    case "-":
      return { digits: a - b, scale: wide };
    case "*": {
      const scale = Math.min(left.scale + right.scale, Math.max(scaleOf(memory), wide));
      const product = { digits: left.digits * right.digits, scale: left.scale + right.scale };
      return { digits: rescaled(product, scale), scale };
    }
    case "/":
      return divided(a, b, scaleOf(memory));
    case "%": {
      const { digits, scale } = divided(a, b, scaleOf(memory));
      const kept = Math.max(scale + right.scale, left.scale);
      return {
        digits:
          rescaled(left, kept) -
          rescaled({ digits: digits * right.digits, scale: scale + right.scale }, kept),
        scale: kept,
      };
    }
    case "^":
      return raised(left, Number(rescaled(right, 0)), scaleOf(memory));
    default:
      return truth(isTrue(operator, a, b));
  }
}

function isTrue(operator: string, a: bigint, b: bigint): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "&&":
      return a !== 0n && b !== 0n;
    default:
      return a !== 0n || b !== 0n;
  }
}

function divided(a: bigint, b: bigint, scale: number): Decimal {
  if (b === 0n) throw new BcError("Runtime error (func=(main), adr=3): Divide by zero");
  return { digits: (a * powerOfTen(scale)) / b, scale };
}

/** Greater ones would take too long. */
const exponentMax = 10_000;

function raised(base: Decimal, exponent: number, scale: number): Decimal {
  if (Math.abs(exponent) > exponentMax) throw new BcError("exponent too large in raise");
  const digits = base.digits ** BigInt(Math.abs(exponent));
  const whole = { digits, scale: base.scale * Math.abs(exponent) };
  if (exponent < 0) return divided(powerOfTen(whole.scale), digits, scale);
  const kept = Math.min(whole.scale, Math.max(scale, base.scale));
  return { digits: rescaled(whole, kept), scale: kept };
}

function called(name: string, given: Decimal, memory: Memory): Decimal {
  switch (name) {
    case "sqrt": {
      if (given.digits < 0n) throw new BcError("Square root of a negative number");
      const scale = Math.max(scaleOf(memory), given.scale);
      return { digits: rootOf(rescaled(given, scale * 2)), scale };
    }
    case "length":
      return { digits: BigInt(given.digits.toString().replace("-", "").length), scale: 0 };
    case "scale":
      return { digits: BigInt(given.scale), scale: 0 };
    default:
      throw new BcError(`Runtime error (func=(main), adr=3): Function ${name} not defined.`);
  }
}

/** The whole root, by Newton's method. */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
