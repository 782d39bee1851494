/** Literals of messages: `Object.spec{replicas: 3}`, `JSONPatch{op: "remove", path: "/a"}`. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { ownMember } from "../../json.ts";
import { optionalPart } from "../literal-source.ts";
import { type CelType, formatType, isAssignable, types } from "../types.ts";
import { type CelValue, nameMessage } from "../values.ts";
import { type Compilation, type Compiled, report, type Scope } from "./context.ts";
import { heldBy, literalPart } from "./literals.ts";

/** What a message costs. Source: cel-go, common.StructCreateBaseCost. */
const messageCost = 40;

/** Compiles the literal of a message whose type is named by `on`. It is a map of its fields. */
export function message(
  compilation: Compilation,
  { on, fields }: { readonly on: ASTNode; readonly fields: ASTNode | undefined },
  scope: Scope,
): Compiled {
  const name = dottedName(on);
  const type = name === undefined ? undefined : compilation.messageType(name);
  if (type === undefined || fields?.op !== "map") {
    const problem = `undeclared reference to '${name ?? ""}' (in container '')`;
    return report(compilation, on.start, problem);
  }
  const entries = fields.args.map(([keyNode, valueNode]) => {
    const optional = optionalPart(keyNode);
    const nameNode = optional ?? keyNode;
    const field = nameNode.op === "id" ? nameNode.args : "";
    const isOptional = optional !== undefined;
    const value = literalPart(compilation, { node: valueNode, isOptional }, scope);
    const expected = type.kind === "object" ? fieldOf(type, field) : types.dyn;
    if (expected === undefined) report(compilation, keyNode.start, `undefined field '${field}'`);
    else if (!isAssignable(expected, value.type)) {
      const [wanted, given] = [formatType(expected), formatType(value.type)];
      const rule = `expected type of field '${field}' is '${wanted}'`;
      report(compilation, keyNode.start, `${rule} but provided type is '${given}'`);
    }
    return [field, value] as const;
  });
  return {
    type,
    run: (frame) => {
      frame.spend(messageCost);
      const made = new Map(
        entries.flatMap(([field, part]): MapEntry[] => {
          const value = heldBy(part, frame);
          return value === undefined ? [] : [[field, value]];
        }),
      );
      if (type.kind === "object") nameMessage(made, type.name);
      return made;
    },
  };
}

type MapEntry = [CelValue, CelValue];

const fieldOf = (
  { fields, isOpen }: Extract<CelType, { kind: "object" }>,
  field: string,
): CelType | undefined => ownMember(fields, field) ?? (isOpen === true ? types.dyn : undefined);

/** `Object.spec` as it is written. */
export function dottedName(node: ASTNode): string | undefined {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return undefined;
  const [on, field] = node.args;
  const name = dottedName(on);
  return name === undefined ? undefined : `${name}.${field}`;
}
