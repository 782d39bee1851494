import { duplicate, type FieldError, required } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
import { list, struct, text, timeOrNull } from "../schema.ts";

const conditionStruct = (name: string) =>
  struct(`flowcontrol.v1.${name}`, "One aspect of the state of an object.", {
    type: text("Which aspect it is, in CamelCase."),
    status: text("Whether it holds: True, False or Unknown."),
    lastTransitionTime: timeOrNull("When the status last changed."),
    reason: text("Why it last changed, as one word in CamelCase."),
    message: text("Why it last changed, for people."),
  });

export type FlowControlCondition = ObjectOf<ReturnType<typeof conditionStruct>>;

/** The conditions of a kind of this group; `name` is that of their type. */
export const conditionsOf = (name: string, doc: string) =>
  list(doc, conditionStruct(name), {
    type: "map",
    keys: ["type"],
    merge: "type",
    patchStrategy: "merge",
  });

/** Source: pkg/apis/flowcontrol/validation ValidateFlowSchemaStatus 1.36. */
export const validateConditions = (
  conditions: readonly FlowControlCondition[] = [],
): readonly FieldError[] =>
  conditions.flatMap(({ type = "" }, index) => {
    const path = `status.conditions[${index}].type`;
    const isKnown = conditions.findIndex((each) => (each.type ?? "") === type) < index;
    return [
      ...(isKnown ? [duplicate(path, type)] : []),
      ...(type === "" ? [required(path, "must not be empty")] : []),
    ];
  });
