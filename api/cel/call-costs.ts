/**
 * What an evaluation costs where operators and functions are called. Source: cel-go,
 * interpreter/runtimecost.go 0.26, and k8s.io/apiserver/pkg/cel/library/cost.go 1.36.
 */
import { isList, isMap } from "./equal.ts";
import { textFactor } from "./frame.ts";
import { type CelValue, isBoxed, mapKeys, mapMember, mapSize } from "./values.ts";

/** A regular expression of so many characters. Source: common.RegexStringLengthCostFactor. */
const regexFactor = 0.25;
/** Named formats have such expressions. Source: k8s.io/apiserver/pkg/cel/format.go. */
const formatRegexSize = 128;

/** How large a value is; of what has no size, 1. */
function sizeOf(value: CelValue): number {
  if (typeof value === "string" || isList(value) || value instanceof Uint8Array) {
    return value.length;
  }
  if (isBoxed(value)) return boxSize(value);
  return isMap(value) ? mapSize(value) : 1;
}

/** Addresses are as large as what they are made of. */
function boxSize(box: Extract<CelValue, { kind: string }>): number {
  if (!isBoxed(box)) return 1;
  switch (box.kind) {
    case "ip":
      return box.content.bytes.length;
    case "cidr":
      return Math.ceil(box.content.length / 8);
    default:
      return 1;
  }
}

const pass = (value: CelValue, times = 1): number => Math.ceil(sizeOf(value) * times * textFactor);

/** Types of Kubernetes, which are compared at once. */
const ofFixedCost: ReadonlySet<string> = new Set([
  "quantity",
  "url",
  "ip",
  "cidr",
  "format",
  "semver",
]);

/** What `==` and `!=` cost. */
export function equalityCost(left: CelValue, right: CelValue): number {
  if (isBoxed(left) && ofFixedCost.has(left.kind)) return 1;
  return Math.ceil(Math.min(sizeOf(left), sizeOf(right)) * textFactor);
}

const isText = (value: CelValue): boolean =>
  typeof value === "string" || value instanceof Uint8Array;

/** What `<` and the like cost: only texts take longer the longer they are. */
export const orderCost = (left: CelValue, right: CelValue): number =>
  isText(left) ? Math.ceil(Math.min(sizeOf(left), sizeOf(right)) * textFactor) : 1;

/** What `+` costs. */
export const additionCost = (left: CelValue, right: CelValue): number =>
  isText(left) ? Math.ceil((sizeOf(left) + sizeOf(right)) * textFactor) : 1;

/** What `in` costs: as much as there are items, wherever the one is. */
export const membershipCost = (container: CelValue): number =>
  isList(container) ? container.length : 1;

/** A pass over all that there is in a value. */
function traversal(value: CelValue): number {
  if (isText(value)) return Math.floor(sizeOf(value) * textFactor);
  if (isList(value)) return value.reduce<number>((sum, item) => sum + traversal(item), 0);
  if (!isMap(value)) return 1;
  return mapKeys(value).reduce<number>(
    (sum, key) => sum + traversal(key) + traversal(mapMember(value, key) ?? null),
    0,
  );
}

type Cost = (values: readonly CelValue[], result: CelValue) => number;

const all: Cost = ([value = null]) => traversal(value);
const once: Cost = ([value = null]) => pass(value);
const twice: Cost = ([value = null]) => pass(value, 2);

const search: Cost = ([text = null, pattern = null]) =>
  Math.ceil((sizeOf(text) + 1) * textFactor) * Math.ceil(sizeOf(pattern) * regexFactor);

/** Bytes of one are compared with as many of the other, and a text has to be read first. */
const within =
  (isRange: boolean): Cost =>
  ([range = null, other = null]) =>
    pass(range, 2) + (isRange ? pass(range) + 1 : 0) + (isText(other) ? pass(other) : 0);

const setCost =
  (factor: number): Cost =>
  ([one = null, other = null]) =>
    sizeOf(one) * sizeOf(other) * factor + 1;

/** Only these conversions read their argument. */
const between =
  (from: "string" | "bytes"): Cost =>
  ([value = null]) =>
    isText(value) && (typeof value === "string") === (from === "string") ? pass(value) : 1;

/** What a check costs, as it would ask an authorizer elsewhere. */
const checkCost = 350_000;
/** A selector is a list, and each requirement of it a list and a message. */
const selectorCost: Cost = ([, selector = null]) =>
  10 + pass(selector) + Math.ceil(sizeOf(selector) * 0.5) * 50;

/** The functions that do not cost 1. */
export const callCosts: ReadonlyMap<string, Cost> = new Map<string, Cost>([
  ["check", () => checkCost],
  ["fieldSelector", selectorCost],
  ["labelSelector", selectorCost],
  ["isSorted", all],
  ["sum", all],
  ["max", all],
  ["min", all],
  ["indexOf", all],
  ["lastIndexOf", all],
  ["url", once],
  ["lowerAscii", once],
  ["upperAscii", once],
  ["substring", once],
  ["trim", once],
  ["jsonpatch.escapeKey", once],
  ["replace", twice],
  ["split", twice],
  ["join", (_, result) => pass(result, 2)],
  ["find", search],
  ["findAll", search],
  ["matches", search],
  ["contains", ([text = null, part = null]) => pass(text) * pass(part)],
  ["startsWith", once],
  ["endsWith", once],
  ["format", once],
  ["strings.quote", once],
  ["bytes", between("string")],
  ["string", between("bytes")],
  ["cidr", once],
  ["isIP", once],
  ["isCIDR", once],
  ["ip", ([value = null]) => (isText(value) ? pass(value) : 1)],
  ["ip.isCanonical", twice],
  ["containsIP", within(false)],
  ["containsCIDR", within(true)],
  ["quantity", once],
  ["isQuantity", once],
  ["semver", once],
  ["isSemver", once],
  [
    "validate",
    ([, text = null]) =>
      Math.ceil((sizeOf(text) + 1) * textFactor) * Math.ceil(formatRegexSize * regexFactor),
  ],
  ["sets.contains", setCost(1)],
  ["sets.intersects", setCost(1)],
  ["sets.equivalent", setCost(2)],
]);
