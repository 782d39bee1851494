/** What operators cost. Source: cel-go, checker/cost.go 0.26, and library/cost.go 1.36. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { isExactType, types } from "../types.ts";
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
        cost: sumOf(equalityCost(left, right), parts),
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

/** A format counts as so large. Source: pkg/cel/format.go, MaxFormatSize. */
const formatSizeMax = 64;

/** Types of Kubernetes have equalities of their own. */
function equalityCost(left: Estimate, right: Estimate): Range {
  if (!isExactType(left.type, right.type)) return comparison(left, right);
  switch (left.type.kind) {
    case "ip":
    case "cidr":
    case "quantity":
    case "semver":
      return fixed(1);
    case "format":
      return scaled({ min: 1, max: formatSizeMax }, textFactor);
    case "url":
      return scaled({ min: 1, max: left.size && right.size ? right.size.max : 1 }, textFactor);
    default:
      return comparison(left, right);
  }
}

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
