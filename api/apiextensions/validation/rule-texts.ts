import { type FieldError, invalid, notSupportedInOrder, required } from "../../field-error.ts";
import type { JSONSchemaProps, ValidationRule } from "../json-schema-props.ts";
import { fieldPathIn } from "../rules/field-path.ts";

const reasons = [
  "FieldValueDuplicate",
  "FieldValueForbidden",
  "FieldValueInvalid",
  "FieldValueRequired",
];

/** What is wrong with how rules in CEL are told; the expressions themselves come after that. */
export function validateRuleTexts(schema: JSONSchemaProps, path: string): readonly FieldError[] {
  return (schema["x-kubernetes-validations"] ?? []).flatMap((rule, index) =>
    validateRule(rule, schema, `${path}.x-kubernetes-validations[${index}]`),
  );
}

function validateRule(
  rule: ValidationRule,
  schema: JSONSchemaProps,
  path: string,
): readonly FieldError[] {
  const { messageExpression = "", reason, fieldPath = "" } = rule;
  const errors: FieldError[] = [];
  const problem = problemOf(rule, path);
  if (problem !== undefined) errors.push(problem);
  if (messageExpression !== "" && messageExpression.trim() === "") {
    const why = "messageExpression must be non-empty if specified";
    errors.push(required(`${path}.messageExpression`, why));
  }
  if (reason !== undefined && !reasons.includes(reason)) {
    errors.push(notSupportedInOrder(`${path}.reason`, reason, reasons));
  }
  const at = `${path}.fieldPath`;
  if (fieldPath !== "" && fieldPath.trim() === "") {
    errors.push(invalid(at, fieldPath, "fieldPath must be non-empty if specified"));
  }
  if (/[\n\r]/.test(fieldPath)) {
    errors.push(invalid(at, fieldPath, "fieldPath must not contain line breaks"));
  }
  if (fieldPath !== "" && fieldPathIn(schema, fieldPath) === undefined) {
    errors.push(invalid(at, fieldPath, "fieldPath must be a valid path"));
  }
  return errors;
}

function problemOf({ rule, message = "" }: ValidationRule, path: string): FieldError | undefined {
  const trimmed = message.trim();
  if (rule.trim() === "") return required(`${path}.rule`, "rule is not specified");
  const at = `${path}.message`;
  if (message !== "" && trimmed === "") {
    return invalid(at, message, "message must be non-empty if specified");
  }
  if (/[\n\r]/.test(trimmed)) return invalid(at, message, "message must not contain line breaks");
  if (/[\n\r]/.test(rule.trim()) && trimmed === "") {
    return required(at, "message must be specified if rule contains line breaks");
  }
  return undefined;
}
