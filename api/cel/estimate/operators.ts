/** What operators cost. Source: cel-go, checker/cost.go 0.26, and library/cost.go 1.36. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { type CelType, isExactType, types } from "../types.ts";
import {
  declaredSize,
  type Estimate,
  type Estimation,
  type Scope,
  sizeOf,
  unionOfEntries,
} from "./known.ts";
import { fixed, type Range, scaled, sumOf } from "./range.ts";

type Node = Extract<
  ASTNode,
  { op: "&&" | "||" | "==" | "!=" | "in" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%" }
>;

/** A pass over a text. Source: cel-go, common.StringTraversalCostFactor. */
export const textFactor = 0.1;

export function operatorCost(estimation: Estimation, node: Node, scope: Scope): Estimate {
  const type = estimation.typeOf(node) ?? types.dyn;
  const left = estimation.estimate(node.args[0], scope);
  const right = estimation.estimate(node.args[1], scope);
  const parts = sumOf(left.cost, right.cost);
  const result = { type, path: [], size: declaredSize(estimation, { path: [], type }) };
  switch (node.op) {
    case "&&":
    case "||":
      // Where the first decides, the second is not looked at.
      return { ...result, cost: { min: left.cost.min, max: parts.max } };
    case "+":
      return { ...result, ...addition(left, right), cost: sumOf(additionCost(left, right), parts) };
    case "in":
      return { ...result, cost: sumOf(membershipCost(right), parts) };
    case "==":
      return {
        ...result,
        cost: sumOf(hasFixedCost(left, right) ? fixed(1) : comparison(left, right), parts),
      };
    case "!=":
      return { ...result, cost: sumOf(comparison(left, right), parts) };
    case "<":
    case "<=":
    case ">":
    case ">=":
      return { ...result, cost: sumOf(orderCost(left, right), parts) };
    default:
      return { ...result, cost: sumOf(fixed(1), parts) };
  }
}

/** As much as there is of the smaller one. */
function comparison(left: Estimate, right: Estimate): Range {
  const max = Math.min(sizeOf(left).max, sizeOf(right).max);
  return scaled({ min: max > 0 ? 1 : 0, max }, textFactor);
}

const ofFixedCost: ReadonlySet<CelType["kind"]> = new Set([
  "ip",
  "cidr",
  "quantity",
  "semver",
  "url",
]);

const hasFixedCost = (left: Estimate, right: Estimate): boolean =>
  ofFixedCost.has(left.type.kind) && isExactType(left.type, right.type);

const isText = ({ type: { kind } }: Estimate) => kind === "string" || kind === "bytes";
const mayBeText = (each: Estimate) => isText(each) || each.type.kind === "dyn";

/** Only texts take longer to compare the longer they are. */
const orderCost = (left: Estimate, right: Estimate): Range =>
  mayBeText(left) && mayBeText(right) ? comparison(left, right) : fixed(1);

const mayBeList = (each: Estimate) => each.type.kind === "list" || each.type.kind === "dyn";

const membershipCost = (container: Estimate): Range =>
  mayBeList(container) ? scaled(sizeOf(container), 1) : fixed(1);

const additionCost = (left: Estimate, right: Estimate): Range =>
  mayBeText(left) && mayBeText(right)
    ? scaled(sumOf(sizeOf(left), sizeOf(right)), textFactor)
    : fixed(1);

function addition(left: Estimate, right: Estimate): Partial<Estimate> {
  const joins = [left, right].every((each) => mayBeText(each) || mayBeList(each));
  if (!joins) return {};
  return {
    size: sumOf(sizeOf(left), sizeOf(right)),
    entry: unionOfEntries(left.entry, right.entry),
  };
}
