/** Compiles the nodes of an expression: checks types, and makes a function for each. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { int64Max } from "../../int64.ts";
import type { CelFunction } from "../functions.ts";
import { newMessage } from "../literal-source.ts";
import { recursionLimitExceeded } from "../source.ts";
import { type CelType, types } from "../types.ts";
import { Box, type CelValue, doubleOf, intOf } from "../values.ts";
import { has, index, select } from "./access.ts";
import { call, callOf } from "./calls.ts";
import { type Compilation, type Compiled, report, type Scope } from "./context.ts";
import { listLiteral, mapLiteral } from "./literals.ts";
import { macroOf } from "./macros.ts";
import { dottedName, message } from "./message.ts";
import { binary, conditional, logic } from "./operators.ts";
import { unary } from "./unary.ts";

/**
 * Starts a compilation of `source`, with what it may use beside the library. The types of its parts
 * are put in `found`, where somebody wants them.
 */
export function compilationOf(
  source: string,
  { functions = [], messageType = () => undefined }: Extras,
  found?: Map<ASTNode, CelType>,
): Compilation {
  let depth = 0;
  const compilation: Compilation = {
    source,
    problems: [],
    functions,
    messageType,
    compile: (node, scope) => {
      if (depth >= depthMax) return report(compilation, node.start, recursionLimitExceeded);
      depth += 1;
      const compiled = compileNode(compilation, node, scope);
      depth -= 1;
      found?.set(node, compiled.type);
      return compiled;
    },
  };
  return compilation;
}

interface Extras {
  readonly functions?: readonly CelFunction[];
  messageType?(name: string): CelType | undefined;
}

/** Bounds how deep an expression may nest, since compiling and running it recurse. */
const depthMax = 1000;

function compileNode(compilation: Compilation, node: ASTNode, scope: Scope): Compiled {
  switch (node.op) {
    case "value":
      return literal(compilation, node.args, node.start);
    case "id":
      return identifier(compilation, node, scope);
    case ".":
      return typeNamed(node, scope) ?? select(compilation, node, scope);
    case ".?":
      return select(compilation, node, scope);
    case "[]":
    case "[?]":
      return index(compilation, node, scope);
    case "call":
    case "rcall":
      return anyCall(compilation, node, scope);
    case "list":
      return listLiteral(compilation, node.args, scope);
    case "map":
      return mapLiteral(compilation, node.args, scope);
    case "?:":
      return conditional(compilation, node, scope);
    case "&&":
    case "||":
      return logic(compilation, node, scope);
    case "!_":
    case "-_":
      return unary(compilation, node, scope);
    default:
      return binary(compilation, node, scope);
  }
}

function anyCall(
  compilation: Compilation,
  node: Extract<ASTNode, { op: "call" | "rcall" }>,
  scope: Scope,
): Compiled {
  const written = callOf(compilation, node, scope);
  const { name, on, args, at } = written;
  if (on === undefined && name === "has") return has(compilation, args, { scope, at });
  if (on !== undefined && name === newMessage) {
    return message(compilation, { on, fields: args[0] }, scope);
  }
  const macro = macroOf(written);
  if (macro === undefined) return call(compilation, written);
  // `cel` of `cel.bind` is no variable.
  const isBind = name === "bind" || on === undefined;
  return macro(
    compilation,
    written,
    isBind ? constant(types.dyn, null) : compilation.compile(on, scope),
  );
}

const constant = (type: CelType, value: CelValue): Compiled => ({ type, run: () => value });

type Literal = Extract<ASTNode, { op: "value" }>["args"];

function literal(compilation: Compilation, value: Literal, at: number): Compiled {
  switch (typeof value) {
    case "string":
      return constant(types.string, value);
    case "boolean":
      return constant(types.bool, value);
    case "number":
      return constant(types.double, doubleOf(value));
    case "bigint":
      return value > int64Max
        ? report(compilation, at, "Syntax error: invalid int literal")
        : constant(types.int, intOf(value));
    default:
      if (value === null) return constant(types.null, null);
      if (value instanceof Uint8Array) return constant(types.bytes, value);
      return constant(types.uint, new Box("uint", value.valueOf()));
  }
}

/** Types are values too: `type(x) == int`. */
const typeNames: ReadonlyMap<string, string> = new Map(
  ["bool", "int", "uint", "double", "string", "bytes", "list", "map", "type"]
    .map((name): [string, string] => [name, name])
    .concat([
      ["null_type", "null"],
      ["optional_type", "optional"],
      ["google.protobuf.Duration", "duration"],
      ["google.protobuf.Timestamp", "timestamp"],
    ]),
);

/** The type that a name with dots stands for, unless it begins with a variable. */
function typeNamed(node: ASTNode, scope: Scope): Compiled | undefined {
  const name = dottedName(node);
  if (name === undefined || scope.names.has(name.slice(0, name.indexOf(".")))) return undefined;
  const typeName = typeNames.get(name);
  return typeName === undefined ? undefined : constant(types.type, new Box("type", typeName));
}

function identifier(
  compilation: Compilation,
  { args: name, start }: Extract<ASTNode, { op: "id" }>,
  scope: Scope,
): Compiled {
  const variable = scope.names.get(name);
  if (variable !== undefined) return variable;
  const typeName = typeNames.get(name);
  if (typeName !== undefined) return constant(types.type, new Box("type", typeName));
  return report(compilation, start, `undeclared reference to '${name}' (in container '')`);
}
