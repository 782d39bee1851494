/** Fields and members: `a.b`, `a[b]`, `a.?b`, `a[?b]` and `has(a.b)`. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { type JsonObject, ownMember } from "../../json.ts";
import { isList, isMap } from "../equal.ts";
import { type Frame, fail, noSuchOverload, type Run } from "../frame.ts";
import { type CelType, formatType, isAssignable, optionalOf, types } from "../types.ts";
import { type CelValue, isBoxed, kindOf, mapMember, none, some } from "../values.ts";
import { isAttribute } from "./constants.ts";
import {
  type Compilation,
  type Compiled,
  coerced,
  placeOf,
  report,
  type Scope,
} from "./context.ts";

type SelectNode = Extract<ASTNode, { op: "." | ".?" }>;
type IndexNode = Extract<ASTNode, { op: "[]" | "[?]" }>;

/** Compiles `operand.field` and `operand.?field`. */
export function select(compilation: Compilation, node: SelectNode, scope: Scope): Compiled {
  const [operandNode, field] = node.args;
  const operand = placeRun(compilation.compile(operandNode, scope), operandNode);
  const at = placeOf(compilation, ".", operandNode.end);
  const type = fieldType(compilation, operand.type, { field, at });
  const isOptional = node.op === ".?" || operand.type.kind === "optional";
  const name = jsonName(operand.type, field);
  const isObject = hasFields(operand.type);
  if (isOptional) {
    const run = optionalMember(operand.run, () => name);
    return { type: optionalOf(type), run: isObject ? (frame) => unlessNull(run(frame)) : run };
  }
  const run = fieldRun(operand.run, name);
  if (!isObject) return { type, run: coerced(type, run) };
  return { type, run: coerced(type, (frame) => run(frame) ?? fail(`no such key: ${name}`)) };
}

function fieldType(
  compilation: Compilation,
  operand: CelType,
  place: { readonly field: string; readonly at: number },
): CelType {
  switch (operand.kind) {
    case "dyn":
      return types.dyn;
    case "map":
      return operand.value;
    case "optional":
      return fieldType(compilation, operand.item, place);
    case "object": {
      const found = ownMember(operand.fields, place.field);
      if (found !== undefined) return found;
      if (operand.isOpen === true) return types.dyn;
      return report(compilation, place.at, `undefined field '${place.field}'`).type;
    }
    default: {
      const problem = `type '${formatType(operand)}' does not support field selection`;
      return report(compilation, place.at, problem).type;
    }
  }
}

/** Of what has fields, one that is null is as good as none. Source: pkg/cel/common/values.go. */
const hasFields = (type: CelType): boolean =>
  type.kind === "object" || (type.kind === "optional" && hasFields(type.item));

const unlessNull = (value: CelValue): CelValue =>
  isBoxed(value) && value.content === null ? none : value;

/** What a field is called in JSON. */
const jsonName = (operand: CelType, field: string): string =>
  (operand.kind === "object" ? ownMember(operand.jsonNames ?? {}, field) : undefined) ?? field;

const plain: unknown = Object.prototype;

/** JSON objects are read as they are; a name such as `constructor` is looked at more closely. */
function fieldRun(operand: Run, field: string): Run {
  if (field in Object.prototype) return (frame) => memberOf(operand(frame), field, frame);
  return (frame) => {
    const value = operand(frame);
    if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === plain) {
      frame.spend(1);
      // What has this prototype is a JSON object, for all else is a class or a list.
      const member = (value as JsonObject)[field];
      return member === undefined ? fail(`no such key: ${field}`) : member;
    }
    return memberOf(value, field, frame);
  };
}

/** What `value` has under `key`; fails where it has nothing. */
function memberOf(value: CelValue, key: CelValue, frame: Frame): CelValue {
  if (isBoxed(value) && value.kind === "optional") return optionalOfMember(value, key, frame);
  frame.spend(1);
  const found = findMember(value, key);
  if (found !== undefined) return found;
  if (isList(value)) return fail(`index out of bounds: ${formatKey(key)}`);
  return fail(`no such key: ${formatKey(key)}`);
}

/** What `value` has under `key`, or `undefined` where it has nothing. */
function findMember(value: CelValue, key: CelValue): CelValue | undefined {
  if (isMap(value)) return mapMember(value, key);
  if (!isList(value)) return undefined;
  const index = isBoxed(key) && key.kind !== "optional" ? key.content : key;
  if (typeof index !== "number" && typeof index !== "bigint") {
    return fail(`unsupported index type '${kindOf(key)}' in list`);
  }
  return value[Number(index)];
}

/** A key as messages write it. Objects of users are not asked for it: `toString` may be a field. */
function formatKey(key: CelValue): string {
  if (isList(key) || isMap(key) || key instanceof Uint8Array) return kindOf(key);
  return isBoxed(key) && key.kind !== "optional" ? String(key.content) : String(key);
}

/** Compiles `operand[key]` and `operand[?key]`. */
export function index(compilation: Compilation, node: IndexNode, scope: Scope): Compiled {
  const [operandNode, keyNode] = node.args;
  const operand = placeRun(compilation.compile(operandNode, scope), operandNode);
  const key = keyRun(compilation.compile(keyNode, scope), keyNode);
  const inner = operand.type.kind === "optional" ? operand.type.item : operand.type;
  const type = itemType(inner, key.type);
  if (type === undefined) {
    const applied = `(${formatType(operand.type)}, ${formatType(key.type)})`;
    const problem = `found no matching overload for '_[_]' applied to '${applied}'`;
    return report(compilation, placeOf(compilation, "[", operandNode.end), problem);
  }
  if (node.op === "[?]" || operand.type.kind === "optional") {
    return { type: optionalOf(type), run: optionalMember(operand.run, key.run) };
  }
  const run: Run = (frame) => memberOf(operand.run(frame), key.run(frame), frame);
  return { type, run: coerced(type, run) };
}

/** What is computed first becomes a place of its own. */
function placeRun({ type, run }: Compiled, node: ASTNode): Compiled {
  if (isAttribute(node)) return { type, run };
  return {
    type,
    run: (frame) => {
      const value = run(frame);
      frame.spend(1);
      return value;
    },
  };
}

/** A place that is the key of another one is not counted. */
const keyRun = ({ type, run }: Compiled, node: ASTNode): Compiled =>
  isAttribute(node) ? { type, run: (frame) => frame.free(run) } : { type, run };

function itemType(operand: CelType, key: CelType): CelType | undefined {
  switch (operand.kind) {
    case "dyn":
      return types.dyn;
    case "list":
      return ["int", "dyn"].includes(key.kind) ? operand.item : undefined;
    case "map":
      return isAssignable(operand.key, key) ? operand.value : undefined;
    default:
      return undefined;
  }
}

function optionalMember(operand: Run, key: Run): Run {
  return (frame) => {
    return optionalOfMember(operand(frame), key(frame), frame);
  };
}

function optionalOfMember(operand: CelValue, key: CelValue, frame: Frame): CelValue {
  const isOptional = isBoxed(operand) && operand.kind === "optional";
  const value = isOptional ? operand.content : operand;
  if (value === undefined) return none;
  if (!isMap(value) && !isList(value)) return noSuchOverload();
  const found = findMember(value, key);
  if (found === undefined) return none;
  frame.spend(1);
  return some(found);
}

/** Compiles `has(operand.field)`. A field of a schema has to be one that it declares. */
export function has(
  compilation: Compilation,
  args: readonly ASTNode[],
  { scope, at }: { readonly scope: Scope; readonly at: number },
): Compiled {
  const [node] = args;
  if (node === undefined || args.length !== 1 || (node.op !== "." && node.op !== ".?")) {
    return report(compilation, at, "invalid argument to has() macro");
  }
  const [operandNode, field] = node.args;
  const operand = compilation.compile(operandNode, scope);
  fieldType(compilation, operand.type, { field, at: placeOf(compilation, ".", operandNode.end) });
  const name = jsonName(operand.type, field);
  const isObject = hasFields(operand.type);
  return {
    type: types.bool,
    run: (frame) => {
      const value = fieldOf(operand.run(frame), name);
      return value !== undefined && !(isObject && value === null);
    },
  };
}

function fieldOf(operand: CelValue, field: string): CelValue | undefined {
  const isOptional = isBoxed(operand) && operand.kind === "optional";
  const value = isOptional ? operand.content : operand;
  return value !== undefined && isMap(value) ? mapMember(value, field) : undefined;
}
