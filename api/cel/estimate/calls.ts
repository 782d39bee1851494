/** What calls of functions cost. Source: k8s.io/apiserver/pkg/cel/library/cost.go 1.36. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { types } from "../types.ts";
import {
  declaredSize,
  type Estimate,
  type Estimation,
  itemsOf,
  type Known,
  type Scope,
  sizeOf,
} from "./known.ts";
import { textFactor } from "./operators.ts";
import { fixed, nothing, productOf, type Range, scaled, sumOf, unknownRange } from "./range.ts";

type CallNode = Extract<ASTNode, { op: "call" | "rcall" }>;

/** A call as its cost depends on it. */
interface Call {
  readonly on: Estimate | undefined;
  readonly args: readonly Estimate[];
  readonly argNodes: readonly ASTNode[];
  readonly estimation: Estimation;
}

/** What a call costs beside its arguments, and the size of what it gives, if that is known. */
interface CallEstimate {
  readonly cost: Range;
  readonly size?: Range;
}

export function callCost(estimation: Estimation, node: CallNode, scope: Scope): Estimate {
  const { name, on, argNodes } = partsOf(estimation, node, scope);
  const args = argNodes.map((each) => estimation.estimate(each, scope));
  const type = estimation.typeOf(node) ?? types.dyn;
  const parts = sumOf(on?.cost ?? nothing, ...args.map(({ cost }) => cost));
  // It does nothing but hide a type.
  const [only] = args;
  if (name === "dyn" && only !== undefined) {
    return { ...only, type, path: [], cost: sumOf(fixed(1), parts) };
  }
  const known = functions[name]?.({ on, args, argNodes, estimation });
  const { cost, size } = known ?? { cost: fixed(1) };
  const declared = size ?? declaredSize(estimation, { path: [], type });
  return { type, path: [], cost: sumOf(cost, parts), size: declared };
}

function partsOf(estimation: Estimation, node: CallNode, scope: Scope) {
  if (node.op === "call") {
    const [name, argNodes] = node.args;
    return { name, on: undefined, argNodes };
  }
  const [name, on, argNodes] = node.args;
  // What the compiler never looked at is a name space: `sets.contains(a, b)`.
  if (estimation.typeOf(on) === undefined) {
    const space = on.op === "id" ? on.args : "";
    return { name: `${space}.${name}`, on: undefined, argNodes };
  }
  return { name, on: estimation.estimate(on, scope), argNodes };
}

type Cost = (call: Call) => CallEstimate | undefined;

/** A pass over the text that the method is called on. */
const overText: Cost = ({ on }) => on && { cost: scaled(sizeOf(on), textFactor), size: sizeOf(on) };

/** So many passes over the argument. */
const overArgument =
  (passes: number): Cost =>
  ({ args: [text] }) =>
    text && { cost: scaled(sizeOf(text), passes * textFactor) };

const overOnlyArgument: Cost = ({ args }) => {
  const [text, ...others] = args;
  if (text === undefined || others.length > 0) return undefined;
  return { cost: scaled(sizeOf(text), textFactor), size: sizeOf(text) };
};

/** A regular expression of so many characters. Source: common.RegexStringLengthCostFactor. */
const regexFactor = 0.25;
/** The longest of a named format. Source: k8s.io/apiserver/pkg/cel/format.go. */
const formatRegexSize = 128;

const regexCost = (text: Known, pattern: Known): Range =>
  productOf(
    scaled(sumOf(sizeOf(text), fixed(1)), textFactor),
    scaled(sizeOf(pattern), regexFactor),
  );

const found: Cost = ({ on, args: [pattern] }) =>
  on && pattern && { cost: regexCost(on, pattern), size: { min: 0, max: sizeOf(on).max } };

/** A pass over a list, and over the texts in it; over a text, if it is called on one. */
const overItems: Cost = ({ on, estimation }) => {
  if (on === undefined) return undefined;
  const item = itemsOf(estimation, on);
  if (item === undefined) return { cost: scaled(sizeOf(on), textFactor) };
  const isText = item.type.kind === "string" || item.type.kind === "bytes";
  const each = isText ? sumOf(fixed(1), scaled(sizeOf(item), textFactor)) : fixed(1);
  return { cost: productOf(sizeOf(on), each) };
};

const setCost =
  (factor: number): Cost =>
  ({ args: [one, other] }) =>
    one &&
    other && {
      cost: sumOf(scaled(productOf(sizeOf(one), sizeOf(other)), factor), fixed(1)),
    };

/** How long the text may be in which `old` was replaced by `fresh`. */
function replacedSize(text: Range, old: Range, fresh: Range): Range {
  const count = { min: 0, max: 0 };
  const kept = { min: 0, max: 0 };
  if (old.min === 0) [count.max, kept.max] = [text.max + 1, text.max];
  else if (fresh.max <= old.min) kept.max = text.max;
  else count.max = Math.ceil(text.max / old.min);
  if (old.max === 0) [count.min, kept.min] = [text.min + 1, text.min];
  else if (old.max <= fresh.min) kept.min = text.min;
  else count.min = Math.ceil(text.min / old.max);
  return sumOf(productOf(count, fresh), kept);
}

const replaced: Cost = ({ on, args: [old, fresh] }) =>
  on &&
  old &&
  fresh && {
    cost: scaled(sizeOf(on), 2 * textFactor),
    size: replacedSize(sizeOf(on), sizeOf(old), sizeOf(fresh)),
  };

const split: Cost = ({ on, argNodes: [, limit] }) => {
  if (on === undefined) return undefined;
  const given = limit?.op === "value" && typeof limit.args === "bigint" ? Number(limit.args) : -1;
  const max = given < 0 ? sizeOf(on).max : given;
  return { cost: scaled(sizeOf(on), 2 * textFactor), size: { min: 0, max } };
};

const joined: Cost = ({ on, args: [separator], estimation }) => {
  if (on === undefined) return undefined;
  const count = sizeOf(on);
  const item = itemsOf(estimation, on);
  const items = item === undefined ? nothing : productOf(count, sizeOf(item));
  const gaps = { min: Math.max(0, count.min - 1), max: Math.max(0, count.max - 1) };
  const size = separator === undefined ? items : sumOf(items, productOf(sizeOf(separator), gaps));
  return { cost: scaled(size, textFactor), size };
};

/** Addresses have 4 or 16 bytes, of which as many are compared. */
const address: Range = { min: 4, max: 16 };
const comparedAddress = scaled(sumOf(address, address), textFactor);

const within =
  (extra: Range): Cost =>
  ({ on, args: [other] }) => {
    if (on === undefined || other === undefined) return undefined;
    const isText = other.type.kind === "string" || other.type.kind === "dyn";
    const read = isText ? scaled(sizeOf(other), textFactor) : nothing;
    return { cost: sumOf(comparedAddress, extra, read) };
  };

const quoted: Cost = ({ args: [text] }) => {
  if (text === undefined) return undefined;
  const { min, max } = sizeOf(text);
  const size = { min: min + 2, max: Math.min(max * 2 + 2, unknownRange.max) };
  return { cost: scaled(sizeOf(text), textFactor), size };
};

/** The whole number that a literal is. */
const numberOf = (node: ASTNode): number | undefined =>
  node.op === "value" && typeof node.args === "bigint" ? Number(node.args) : undefined;

/** A list that is made by so much work for each of its items. Source: cel-go, ext/lists.go. */
const madeList = (size: Range, factor: number): CallEstimate => ({
  cost: sumOf(scaled(size, factor), fixed(1), fixed(10)),
  size,
});

const sliced: Cost = ({ on, argNodes: [start, end] }) => {
  if (on === undefined || start === undefined || end === undefined) return undefined;
  const from = numberOf(start) ?? 0;
  return madeList(fixed(Math.max(0, (numberOf(end) ?? sizeOf(on).max) - from)), 1);
};

/** Sorting compares all keys with each other, and texts take longer. */
export function sortCost(keys: Known): CallEstimate {
  const { type } = keys;
  const isText = type.kind === "list" && ["string", "bytes"].includes(type.item.kind);
  return madeList(productOf(sizeOf(keys), sizeOf(keys)), isText ? 2 + textFactor : 2);
}

/** Bytes of a text, of which a character has up to four, and the text of bytes. */
const converted =
  (from: "string" | "bytes"): Cost =>
  ({ args: [value] }) => {
    if (value === undefined || value.type.kind !== from) return undefined;
    const { min, max } = sizeOf(value);
    const size =
      from === "string"
        ? { min, max: Math.min(max * 4, unknownRange.max) }
        : { min: Math.floor(min / 4), max };
    return { cost: scaled({ min, max }, textFactor), size };
  };

/** The functions that cost more than 1, or say how long their result may be. */
const functions: Readonly<Record<string, Cost>> = {
  isSorted: overItems,
  sum: overItems,
  max: overItems,
  min: overItems,
  indexOf: overItems,
  lastIndexOf: overItems,
  url: overOnlyArgument,
  lowerAscii: overText,
  upperAscii: overText,
  substring: overText,
  trim: overText,
  format: ({ on }) => on && { cost: scaled(sizeOf(on), textFactor) },
  replace: replaced,
  split,
  join: joined,
  find: found,
  findAll: found,
  matches: ({ on, args: [pattern] }) => on && pattern && { cost: regexCost(on, pattern) },
  contains: ({ on, args: [part] }) =>
    on &&
    part && {
      cost: productOf(scaled(sizeOf(on), textFactor), scaled(sizeOf(part), textFactor)),
    },
  startsWith: overArgument(1),
  endsWith: overArgument(1),
  ip: overArgument(1),
  isIP: overArgument(1),
  "ip.isCanonical": overArgument(2),
  cidr: overArgument(1),
  isCIDR: overArgument(1),
  quantity: overArgument(1),
  isQuantity: overArgument(1),
  semver: overArgument(1),
  isSemver: overArgument(1),
  validate: ({ on, args: [text] }) =>
    on &&
    text && {
      cost: scaled(scaled(sizeOf(text), textFactor), formatRegexSize * regexFactor),
    },
  containsIP: within(nothing),
  containsCIDR: within(sumOf(scaled(address, textFactor), fixed(1))),
  slice: sliced,
  flatten: ({ on, argNodes: [depth] }) =>
    on && madeList(sizeOf(on), depth === undefined ? 1 : (numberOf(depth) ?? unknownRange.max)),
  "lists.range": ({ argNodes: [count] }) =>
    madeList(fixed((count && numberOf(count)) ?? unknownRange.max), 1),
  reverse: ({ on }) => on && madeList(sizeOf(on), 1),
  distinct: ({ on }) => on && madeList(productOf(sizeOf(on), sizeOf(on)), 2),
  sort: ({ on }) => on && sortCost(on),
  "sets.contains": setCost(1),
  "sets.intersects": setCost(1),
  "sets.equivalent": setCost(2),
  "strings.quote": quoted,
  bytes: converted("string"),
  string: converted("bytes"),
};
