/** Those parts of `math` that are exact everywhere. Source: Python 3.14, math. */
import { valueError } from "./errors.ts";
import { numberIn, wholeIn } from "./given.ts";
import { fn, type Module } from "./module.ts";
import { reckon } from "./operators.ts";
import { roomFor, type Value } from "./values.ts";

/** A whole number stays as it is, however large. */
const rounded = (name: string, round: (value: number) => number) =>
  fn(name, "x", ([value]) => (typeof value === "bigint" ? value : BigInt(round(numberIn(value)))));

function gcd(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

/** More would take long. */
const factorialMax = 2_000;

function factorial(value: bigint): Value {
  if (value < 0n) throw valueError("factorial() not defined for negative values");
  roomFor(Number(value), factorialMax);
  let product: Value = 1n;
  for (let factor = 2n; factor <= value; factor += 1n) product = reckon("*", product, factor);
  return product;
}

export const math: Module = {
  pi: Math.PI,
  e: Math.E,
  inf: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
  ...rounded("floor", Math.floor),
  ...rounded("ceil", Math.ceil),
  ...rounded("trunc", Math.trunc),
  ...fn("fabs", "x", ([value]) => Math.abs(numberIn(value))),
  ...fn("isnan", "x", ([value]) => Number.isNaN(numberIn(value))),
  ...fn("isinf", "x", ([value]) => Math.abs(numberIn(value)) === Number.POSITIVE_INFINITY),
  ...fn("gcd", "a b", ([left, right]) => gcd(wholeIn(left), wholeIn(right))),
  ...fn("factorial", "n", ([value]) => factorial(wholeIn(value))),
  ...fn("sqrt", "x", ([value]) => {
    const number = numberIn(value);
    if (number < 0) throw valueError(`expected a nonnegative input, got ${number}`);
    return Math.sqrt(number);
  }),
};
