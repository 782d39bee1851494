/** Values that may be missing. Source: cel-go, cel.OptionalTypes. */
import { isList, isMap } from "../equal.ts";
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { type Box, type CelValue, isBoxed, mapSize, none, some } from "../values.ts";

type Optional = Box<"optional">;

/** `optional.of` and what can be asked of its results. */
export const optional: readonly CelFunction[] = [
  globalFunction("optional.of", { takes: ["T"], gives: "optional<T>" }, ([value]) => some(value)),
  globalFunction("optional.none", { takes: [], gives: "optional<T>" }, () => none),
  globalFunction("optional.ofNonZeroValue", { takes: ["T"], gives: "optional<T>" }, ([value]) =>
    isZero(value) ? none : some(value),
  ),
  method("hasValue", { takes: ["optional<T>"], gives: "bool" }, ([{ content }]) => {
    return content !== undefined;
  }),
  method("value", { takes: ["optional<T>"], gives: "T" }, ([{ content }]) => {
    return content === undefined ? fail("optional.none() dereference") : content;
  }),
  method("orValue", { takes: ["optional<T>", "T"], gives: "T" }, ([{ content }, otherwise]) => {
    return content === undefined ? otherwise : content;
  }),
  method(
    "or",
    { takes: ["optional<T>", "optional<T>"], gives: "optional<T>" },
    ([first, second]: readonly [Optional, Optional], _frame: Frame) =>
      first.content === undefined ? boxedAgain(second) : boxedAgain(first),
  ),
];

const boxedAgain = ({ content }: Optional): CelValue =>
  content === undefined ? none : some(content);

/** Whether a value is the one that a field has which is not set. */
function isZero(value: CelValue): boolean {
  if (value === null || value === false || value === "" || value === 0) return true;
  if (isList(value) || value instanceof Uint8Array) return value.length === 0;
  if (isBoxed(value)) return [0, 0n, undefined].some((zero) => value.content === zero);
  return isMap(value) && mapSize(value) === 0;
}
