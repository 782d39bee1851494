/** Amounts such as `500m` or `2Gi`. Source: k8s.io/apiserver/pkg/cel/library/quantity.go. */

import { int64Max } from "../../int64.ts";
import {
  parseQuantity,
  type Quantity,
  quantityProblem,
  quantityTextProblem,
} from "../../quantity.ts";
import { fail } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { Box, type CelInt, type CelValue, doubleOf, intOf } from "../values.ts";

const nanosPerUnit = 1_000_000_000n;

function read(text: string): CelValue {
  const quantity = strictQuantity(text);
  return quantity === undefined
    ? fail(quantityTextProblem(text) ?? quantityProblem)
    : new Box("quantity", quantity);
}

/** Spaces around an amount are forgiven in objects only. */
const strictQuantity = (text: string): Quantity | undefined =>
  text.trim() === text ? parseQuantity(text) : undefined;

/** The amount as an int, or `undefined` where it is none. */
function integerOf({ nano }: Quantity): bigint | undefined {
  const size = nano < 0n ? -nano : nano;
  return nano % nanosPerUnit === 0n && size / nanosPerUnit <= int64Max
    ? nano / nanosPerUnit
    : undefined;
}

const plus = ({ nano, format }: Quantity, more: bigint): CelValue =>
  new Box("quantity", { nano: nano + more, format });

const nanosOf = (value: CelInt): bigint => BigInt(value) * nanosPerUnit;

const compare = (left: Quantity, right: Quantity): number =>
  left.nano < right.nano ? -1 : left.nano > right.nano ? 1 : 0;

const sign = ({ nano }: Quantity): number => (nano < 0n ? -1 : nano > 0n ? 1 : 0);

const two = ["quantity", "quantity"] as const;
const one = ["quantity"] as const;
const withInt = ["quantity", "int"] as const;

/** The library `quantity`. */
export const quantity: readonly CelFunction[] = [
  globalFunction("quantity", { takes: ["string"], gives: "quantity" }, ([text], frame) => {
    frame.workText(text.length);
    return read(text);
  }),
  globalFunction("isQuantity", { takes: ["string"], gives: "bool" }, ([text], frame) => {
    frame.workText(text.length);
    return strictQuantity(text) !== undefined;
  }),
  globalFunction("sign", { takes: one, gives: "int" }, ([{ content }]) => sign(content)),
  method("isInteger", { takes: one, gives: "bool" }, ([{ content }]) => {
    return integerOf(content) !== undefined;
  }),
  method("asInteger", { takes: one, gives: "int" }, ([{ content }]) => {
    const value = integerOf(content);
    return value === undefined ? fail("cannot convert value to integer") : intOf(value);
  }),
  method("asApproximateFloat", { takes: one, gives: "double" }, ([{ content }]) =>
    doubleOf(Number(content.nano) / 1e9),
  ),
  method("add", { takes: two, gives: "quantity" }, ([left, right]) =>
    plus(left.content, right.content.nano),
  ),
  method("add", { takes: withInt, gives: "quantity" }, ([left, right]) =>
    plus(left.content, nanosOf(right)),
  ),
  method("sub", { takes: two, gives: "quantity" }, ([left, right]) =>
    plus(left.content, -right.content.nano),
  ),
  method("sub", { takes: withInt, gives: "quantity" }, ([left, right]) =>
    plus(left.content, -nanosOf(right)),
  ),
  method(
    "isLessThan",
    { takes: two, gives: "bool" },
    ([left, right]) => compare(left.content, right.content) < 0,
  ),
  method(
    "isGreaterThan",
    { takes: two, gives: "bool" },
    ([left, right]) => compare(left.content, right.content) > 0,
  ),
  method("compareTo", { takes: two, gives: "int" }, ([left, right]) =>
    compare(left.content, right.content),
  ),
];
