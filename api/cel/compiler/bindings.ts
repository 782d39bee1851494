/** What names a value for the rest of an expression: `cel.bind`, `optMap` and `optFlatMap`. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { noSuchOverload } from "../frame.ts";
import { formatType, optionalOf, types } from "../types.ts";
import { isBoxed, none, some } from "../values.ts";
import type { Call } from "./calls.ts";
import { type Compilation, type Compiled, report, withVariable } from "./context.ts";

/** Compiles a call whose arguments are no values of their own; `on` is what it is called on. */
export type Macro = (compilation: Compilation, call: Call, on: Compiled) => Compiled;

/** The name that is to stand for a value, if it is one. */
export const nameOf = (node: ASTNode | undefined): string | undefined =>
  node?.op === "id" ? node.args : undefined;

/** Notes that something else stands where a name should. */
export const noName = (compilation: Compilation, node: ASTNode | undefined): Compiled =>
  report(compilation, node?.start ?? 0, "argument must be a simple name");

/** `cel.bind(name, value, body)` */
export function bind(compilation: Compilation, { args, scope }: Call): Compiled {
  const [nameNode, valueNode, bodyNode] = args;
  const name = nameOf(nameNode);
  if (name === undefined || valueNode === undefined || bodyNode === undefined) {
    return noName(compilation, nameNode);
  }
  const value = compilation.compile(valueNode, scope);
  const [inner, slot] = withVariable(scope, name, value.type);
  const body = compilation.compile(bodyNode, inner);
  return {
    type: body.type,
    run: (frame) => {
      frame.slots[slot] = value.run(frame);
      return body.run(frame);
    },
  };
}

/** `optional.optMap(name, body)`; `optFlatMap` has a body that is an optional itself. */
export function optionalMacro(isFlat: boolean): Macro {
  return (compilation, { args, scope, at }, on) => {
    const [nameNode, bodyNode] = args;
    const name = nameOf(nameNode);
    if (name === undefined || bodyNode === undefined) return noName(compilation, nameNode);
    if (on.type.kind !== "optional" && on.type.kind !== "dyn") {
      return report(
        compilation,
        at,
        `found no matching overload for 'hasValue' applied to '${formatType(on.type)}.()'`,
      );
    }
    const itemType = on.type.kind === "optional" ? on.type.item : types.dyn;
    const [inner, slot] = withVariable(scope, name, itemType);
    const body = compilation.compile(bodyNode, inner);
    return {
      type: isFlat ? body.type : optionalOf(body.type),
      run: (frame) => {
        const before = frame.cost;
        const optional = on.run(frame);
        if (!isBoxed(optional) || optional.kind !== "optional") return noSuchOverload();
        // `hasValue()`, and `optional.none()`
        if (optional.content === undefined) {
          frame.spend(2);
          return none;
        }
        // `hasValue()`, the same optional again, and `value()`
        frame.spend(frame.cost - before + 2);
        frame.slots[slot] = optional.content;
        const made = body.run(frame);
        if (isFlat) return made;
        frame.spend(1);
        return some(made);
      },
    };
  };
}
