/**
 * What an expression may cost at most, from the sizes that its variables may have.
 * Source: cel-go, checker/cost.go 0.26, as the environment of Kubernetes 1.36 sets it up.
 */
import type { ASTNode } from "@marcbachmann/cel-js";
import { optionalPart } from "../literal-source.ts";
import type { CelType } from "../types.ts";
import { types } from "../types.ts";
import { callCost } from "./calls.ts";
import {
  declaredSize,
  type Estimate,
  type Estimation,
  type Known,
  type Scope,
  type SizeAt,
  sizeOf,
  sizeOfAll,
  unionOfEntries,
} from "./known.ts";
import { macroEstimate } from "./macros.ts";
import { operatorCost } from "./operators.ts";
import { fixed, nothing, type Range, sumOf, unionOf } from "./range.ts";

/** What the expression may cost at most. `typeOf` has the types that it was compiled with. */
export function estimateCost(tree: ASTNode, typeOf: Estimation["typeOf"], sizeAt: SizeAt): number {
  const estimation: Estimation = {
    typeOf,
    sizeAt,
    estimate: (node, scope) => estimateNode(estimation, node, scope),
  };
  return estimation.estimate(tree, new Map()).cost.max;
}

/** Source: cel-go, common/cost.go. */
const literalCost = { list: fixed(10), map: fixed(30) };
const nameCost = fixed(1);

function estimateNode(estimation: Estimation, node: ASTNode, scope: Scope): Estimate {
  const type = estimation.typeOf(node) ?? types.dyn;
  switch (node.op) {
    case "value":
      return { type, cost: nothing, path: [], size: literalSize(node.args) };
    case "id":
      return identifier(estimation, scope.get(node.args) ?? { type, path: [node.args] });
    case ".":
      return select(estimation, node, scope);
    case "[]":
      return index(estimation, node, scope);
    case ".?":
      return computed(estimation, type, sumOf(nameCost, partCost(estimation, node.args[0], scope)));
    case "[?]":
    case "!_":
    case "-_":
      return unaryOrOptional(estimation, node, scope);
    case "list":
      return listLiteral(estimation, node, scope);
    case "map":
      return mapLiteral(estimation, node, scope);
    case "?:":
      return conditional(estimation, node, scope);
    case "call":
    case "rcall":
      return macroEstimate(estimation, node, scope) ?? callCost(estimation, node, scope);
    default:
      return operatorCost(estimation, node, scope);
  }
}

const partCost = (estimation: Estimation, node: ASTNode, scope: Scope): Range =>
  estimation.estimate(node, scope).cost;

/** What comes of a call: its size is that of its type, where there is no better one. */
const computed = (estimation: Estimation, type: CelType, cost: Range): Estimate => ({
  type,
  cost,
  path: [],
  size: declaredSize(estimation, { path: [], type }),
});

type LiteralValue = Extract<ASTNode, { op: "value" }>["args"];

function literalSize(value: LiteralValue): Range {
  if (typeof value === "string") return fixed(Array.from(value).length);
  return fixed(value instanceof Uint8Array ? value.length : 1);
}

function identifier(estimation: Estimation, known: Known): Estimate {
  return { ...known, cost: nameCost, size: declaredSize(estimation, known) ?? known.size };
}

/** Fields of what has its own are looked up; what a `dyn` has under a name is not counted. */
function select(
  estimation: Estimation,
  node: Extract<ASTNode, { op: "." }>,
  scope: Scope,
): Estimate {
  const [operandNode, field] = node.args;
  const type = estimation.typeOf(node) ?? types.dyn;
  // The name of a type, which has dots.
  if (type.kind === "type") return identifier(estimation, { type, path: [field] });
  const operand = estimation.estimate(operandNode, scope);
  const path = [...operand.path, field];
  const isLookup = operand.type.kind === "map" || operand.type.kind === "object";
  const cost = isLookup ? sumOf(operand.cost, nameCost) : operand.cost;
  return { type, cost, path, size: declaredSize(estimation, { path, type }) };
}

function index(
  estimation: Estimation,
  node: Extract<ASTNode, { op: "[]" }>,
  scope: Scope,
): Estimate {
  const [operandNode, keyNode] = node.args;
  const operand = estimation.estimate(operandNode, scope);
  const cost = sumOf(fixed(1), operand.cost, partCost(estimation, keyNode, scope));
  const type = estimation.typeOf(node) ?? types.dyn;
  if (operand.type.kind === "optional") return computed(estimation, type, cost);
  const path = [...operand.path, operand.type.kind === "list" ? "@items" : "@values"];
  const size = operand.entry?.value ?? declaredSize(estimation, { path, type });
  return { type, cost, path, size };
}

function unaryOrOptional(
  estimation: Estimation,
  node: Extract<ASTNode, { op: "[?]" | "!_" | "-_" }>,
  scope: Scope,
): Estimate {
  const type = estimation.typeOf(node) ?? types.dyn;
  const operands = node.op === "[?]" ? node.args : [node.args];
  const [first] = operands;
  // A negative number is one literal.
  if (node.op === "-_" && first?.op === "value") {
    return { type, cost: nothing, path: [], size: fixed(1) };
  }
  const costs = operands.map((each) => partCost(estimation, each, scope));
  return computed(estimation, type, sumOf(fixed(1), ...costs));
}

function listLiteral(
  estimation: Estimation,
  node: Extract<ASTNode, { op: "list" }>,
  scope: Scope,
): Estimate {
  const items = node.args.map((each) => estimation.estimate(optionalPart(each) ?? each, scope));
  return {
    type: estimation.typeOf(node) ?? types.dyn,
    cost: sumOf(literalCost.list, ...items.map(({ cost }) => cost)),
    path: [],
    size: fixed(items.length),
    entry: { container: "list", key: fixed(1), value: sizeOfAll(items) },
  };
}

function mapLiteral(
  estimation: Estimation,
  node: Extract<ASTNode, { op: "map" }>,
  scope: Scope,
): Estimate {
  const keys = node.args.map(([key]) => estimation.estimate(optionalPart(key) ?? key, scope));
  const values = node.args.map(([, value]) => estimation.estimate(value, scope));
  return {
    type: estimation.typeOf(node) ?? types.dyn,
    cost: sumOf(literalCost.map, ...[...keys, ...values].map(({ cost }) => cost)),
    path: [],
    size: fixed(keys.length),
    entry: { container: "map", key: sizeOfAll(keys), value: sizeOfAll(values) },
  };
}

function conditional(
  estimation: Estimation,
  node: Extract<ASTNode, { op: "?:" }>,
  scope: Scope,
): Estimate {
  const [test, yes, no] = node.args.map((each) => estimation.estimate(each, scope));
  if (test === undefined || yes === undefined || no === undefined) {
    throw new Error("a condition has three parts");
  }
  return {
    type: estimation.typeOf(node) ?? types.dyn,
    cost: sumOf(test.cost, unionOf(yes.cost, no.cost)),
    path: [],
    size: unionOf(sizeOf(yes), sizeOf(no)),
    entry: unionOfEntries(yes.entry, no.entry),
  };
}
