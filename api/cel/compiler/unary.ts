/** The operators with one operand. */
import type { ASTNode } from "@marcbachmann/cel-js";
import type { Run } from "../frame.ts";
import { negate } from "../numbers.ts";
import { types } from "../types.ts";
import { isConstant } from "./constants.ts";
import type { Compilation, Compiled, Scope } from "./context.ts";
import { asBool, canBeBool, noOverload } from "./operators.ts";

type UnaryNode = Extract<ASTNode, { op: "!_" | "-_" }>;

/** Compiles `!` and unary `-`. */
export function unary(compilation: Compilation, node: UnaryNode, scope: Scope): Compiled {
  const operand = compilation.compile(node.args, scope);
  if (node.op === "!_") {
    if (!canBeBool(operand)) {
      return noOverload(compilation, node.start, "!_", [operand]);
    }
    return { type: types.bool, run: counted((frame) => !asBool(operand.run(frame))) };
  }
  if (!["int", "double", "dyn"].includes(operand.type.kind)) {
    return noOverload(compilation, node.start, "-_", [operand]);
  }
  const run: Run = (frame) => negate(operand.run(frame));
  return { type: operand.type, run: isConstant(node) ? run : counted(run) };
}

const counted =
  (run: Run): Run =>
  (frame) => {
    const value = run(frame);
    frame.spend(1);
    return value;
  };
