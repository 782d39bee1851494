/** Values that may be missing. Source: cel-go, cel.OptionalTypes. */
import { isList, isMap } from "../equal.ts";
import { type Frame, fail, noSuchOverload } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { type Box, type CelValue, isBoxed, mapSize, none, some } from "../values.ts";

type Optional = Box<"optional">;

/** What is held by those of a list that hold something. */
function unwrapped(items: readonly CelValue[], frame: Frame): CelValue {
  frame.spend(items.length);
  return items.flatMap((item) => {
    if (!isBoxed(item) || item.kind !== "optional") return noSuchOverload();
    // An optional holds a value of CEL.
    const held = item.content as CelValue | undefined;
    return held === undefined ? [] : [held];
  });
}

const found = (item: CelValue | undefined): CelValue => (item === undefined ? none : some(item));

/** `optional.of` and what can be asked of its results. */
export const optional: readonly CelFunction[] = [
  globalFunction("optional.of", { takes: ["T"], gives: "optional<T>" }, ([value]) => some(value)),
  globalFunction("optional.none", { takes: [], gives: "optional<T>" }, () => none),
  globalFunction("optional.ofNonZeroValue", { takes: ["T"], gives: "optional<T>" }, ([value]) =>
    isZero(value) ? none : some(value),
  ),
  globalFunction(
    "optional.unwrap",
    { takes: ["list<optional<T>>"], gives: "list<T>" },
    ([items], frame) => unwrapped(items, frame),
  ),
  method("unwrapOpt", { takes: ["list<optional<T>>"], gives: "list<T>" }, ([items], frame) =>
    unwrapped(items, frame),
  ),
  method("first", { takes: ["list<T>"], gives: "optional<T>" }, ([items]) => found(items.at(0))),
  method("last", { takes: ["list<T>"], gives: "optional<T>" }, ([items]) => found(items.at(-1))),
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
