/** What there is to know of the fields of a struct to decode it. */
import type { Field, Structure } from "../api/structure.ts";
import type { Decoder } from "./decode-scalars.ts";
import { emptyValue } from "./empty-value.ts";
import { messageFields } from "./protobuf/messages.ts";

/** A field as the plan of its struct knows it. */
export interface FieldPlan {
  readonly name: string;
  readonly decode: Decoder;
  /** Text of any form: most fields are, and it is all there is to decode. */
  readonly isText: boolean;
  /** Absent in nothing that was decoded. */
  readonly isFilled: boolean;
  /** A list or map that is left out where it is empty. */
  readonly dropsEmpty: "array" | "object" | undefined;
  readonly keepsNull: boolean;
  /** A scalar whose zero value is the same as none: Go leaves it out, or puts the default there. */
  readonly dropsZero: boolean;
}

/** What is put where a field is absent. */
interface Fill {
  readonly name: string;
  readonly value: unknown;
}

export interface StructPlan {
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly fills: readonly Fill[];
}

type PlanOf = (structure: Structure) => Decoder;

export function structPlan({ fields, name = "" }: Structure, planOf: PlanOf): StructPlan {
  const held = heldByValue(name);
  const all = [...(fields?.values() ?? [])];
  const planned = all.map((field) => fieldPlan(field, held.has(field.name), planOf));
  return {
    fields: new Map(planned.map((plan) => [plan.name, plan])),
    fills: all.flatMap((field) => fillOf(field, planOf)),
  };
}

/** The members of a struct that Go holds by value: of these it cannot tell zero from none. */
function heldByValue(struct: string): ReadonlySet<string> {
  const message = struct.replace(
    /^io\.k8s\.(api|apimachinery\.pkg\.apis|apiextensions-apiserver\.pkg\.apis)\./,
    "",
  );
  const members = [...(messageFields(message)?.values() ?? [])];
  const held = members.filter(({ pointer, container }) => !pointer && container === undefined);
  return new Set(held.map((member) => member.name));
}

const scalars = new Set(["string", "integer", "number", "boolean"]);

function fieldPlan(field: Field, isHeldByValue: boolean, planOf: PlanOf): FieldPlan {
  const { type, format, options } = field.structure;
  const optional = !field.filled && field.default === undefined;
  const dropped = type === "array" ? "array" : type === "map" ? "object" : undefined;
  return {
    name: field.name,
    decode: planOf(field.structure),
    isText: type === "string" && format === undefined && options === undefined,
    isFilled: field.nullable === true || defaultOf(field) !== undefined,
    // Of lists that are stored, Go cannot tell the empty one from none.
    dropsEmpty: optional || field.nullable === true ? dropped : undefined,
    keepsNull: field.nullable === true,
    dropsZero: isHeldByValue && !field.filled && scalars.has(type) && format !== "quantity",
  };
}

/** What to put where the field is absent: its decoded default, or its empty value. */
function fillOf(field: Field, planOf: PlanOf): Fill[] {
  if (field.nullable === true) return [{ name: field.name, value: null }];
  const given = defaultOf(field);
  return given === undefined ? [] : [{ name: field.name, value: planOf(field.structure)(given) }];
}

const defaultOf = (field: Field): unknown =>
  field.default ?? (field.filled ? emptyValue(field.structure) : undefined);
