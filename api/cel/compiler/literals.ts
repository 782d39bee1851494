/** Lists and maps as they are written, of which parts may be optional: `[?a, b]`, `{?'k': v}`. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { type Frame, fail, noSuchOverload, type Run } from "../frame.ts";
import { optionalPart } from "../literal-source.ts";
import {
  type CelType,
  formatType,
  freeType,
  isAssignable,
  listOf,
  mapOf,
  optionalOf,
  types,
} from "../types.ts";
import { type CelValue, isBoxed, keyOf, kindOf } from "../values.ts";
import { isConstant } from "./constants.ts";
import { type Compilation, type Compiled, report, type Scope } from "./context.ts";

/** Source: cel-go, common.ListCreateBaseCost and MapCreateBaseCost. */
const literalCost = { list: 10, map: 30 };

/** A part of a literal. One that is optional has the type of what it may hold. */
export interface Part extends Compiled {
  readonly node: ASTNode;
  readonly isOptional: boolean;
}

/** Compiles a part, which has to be an optional where it is marked as one. */
export function literalPart(
  compilation: Compilation,
  { node, isOptional }: { readonly node: ASTNode; readonly isOptional: boolean },
  scope: Scope,
): Part {
  const { type, run } = compilation.compile(node, scope);
  if (!isOptional) return { type, run, node, isOptional };
  if (type.kind === "optional") return { type: type.item, run, node, isOptional };
  if (type.kind !== "dyn") {
    const [wanted, found] = [formatType(optionalOf(type)), formatType(type)];
    report(compilation, node.start, `expected type '${wanted}' but found '${found}'`);
  }
  return { type, run, node, isOptional };
}

export function listLiteral(
  compilation: Compilation,
  nodes: readonly ASTNode[],
  scope: Scope,
): Compiled {
  const parts = nodes.map((given) => {
    const inner = optionalPart(given);
    const part = { node: inner ?? given, isOptional: inner !== undefined };
    return literalPart(compilation, part, scope);
  });
  const type = commonType(compilation, parts, scope);
  const cost = nodes.every(isConstant) ? 0 : literalCost.list;
  return { type: listOf(type), run: listRun(parts, cost) };
}

function listRun(parts: readonly Part[], cost: number): Run {
  if (parts.some(({ isOptional }) => isOptional)) {
    return (frame) => {
      frame.spend(cost);
      return parts.flatMap((part) => {
        const value = heldBy(part, frame);
        return value === undefined ? [] : [value];
      });
    };
  }
  const runs = parts.map(({ run }) => run);
  return (frame) => {
    frame.spend(cost);
    return runs.map((run) => run(frame));
  };
}

/** The value of a part; `undefined` for an optional that holds none. */
export function heldBy({ run, isOptional }: Part, frame: Frame): CelValue | undefined {
  const value = run(frame);
  if (!isOptional) return value;
  return isBoxed(value) && value.kind === "optional" ? value.content : noSuchOverload();
}

export function mapLiteral(
  compilation: Compilation,
  entries: readonly (readonly [ASTNode, ASTNode])[],
  scope: Scope,
): Compiled {
  const keys = entries.map(([given]) => {
    const node = optionalPart(given) ?? given;
    return literalPart(compilation, { node, isOptional: false }, scope);
  });
  const values = entries.map(([key, node]) => {
    const isOptional = optionalPart(key) !== undefined;
    return literalPart(compilation, { node, isOptional }, scope);
  });
  const keyType = commonType(compilation, keys, scope);
  const valueType = commonType(compilation, values, scope);
  const cost = entries.flat().every(isConstant) ? 0 : literalCost.map;
  return { type: mapOf(keyType, valueType), run: mapRun(keys, values, cost) };
}

function mapRun(keys: readonly Compiled[], values: readonly Part[], cost: number): Run {
  return (frame) => {
    frame.spend(cost);
    const made = new Map<CelValue, CelValue>();
    values.forEach((part, at) => {
      const name = checkedKey(keys[at]?.run(frame) ?? null);
      const value = heldBy(part, frame);
      if (value === undefined) return;
      if (made.has(name)) fail(`Failed with repeated key`);
      made.set(name, value);
    });
    return made;
  };
}

function checkedKey(key: CelValue): CelValue {
  if (["string", "int", "bool"].includes(kindOf(key))) return key;
  return isBoxed(key) && key.kind === "uint" ? keyOf(key) : fail("unsupported key type");
}

/** The type of all parts, which in Kubernetes have to have the same but within `format`. */
function commonType(compilation: Compilation, parts: readonly Part[], scope: Scope): CelType {
  const [first, ...others] = parts;
  if (first === undefined) return freeType;
  if (first.type.kind === "dyn") return types.dyn;
  for (const { type, node } of others) {
    if (isAssignable(first.type, type)) continue;
    if (scope.isMixed) return types.dyn;
    const problem = `expected type '${formatType(first.type)}' but found '${formatType(type)}'`;
    return report(compilation, node.start, problem).type;
  }
  return first.type;
}
