/** What a ValidatingAdmissionPolicy may say. Source: pkg/apis/admissionregistration/validation. */

import { duplicate, type FieldError, invalid, required } from "../field-error.ts";
import { validateOptionalWord, validateQualifiedName } from "../validation/format.ts";
import {
  type CompiledValidatingPolicy,
  type CompiledValidation,
  compiledValidatingPolicy,
} from "./policy-expressions.ts";
import { validateExpression, validatePolicy } from "./policy-validate.ts";
import type { ValidatingAdmissionPolicy } from "./validating-policy.ts";

type Errors = readonly FieldError[];

const reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];
const annotationsMax = 20;
const annotationLengthMax = 5 * 1024;

export function validateValidatingPolicy({ metadata, spec }: ValidatingAdmissionPolicy): Errors {
  const compiled = compiledValidatingPolicy(spec);
  const { validations = [], auditAnnotations = [] } = spec;
  const errors = validatePolicy(spec, compiled);
  if (validations.length === 0 && auditAnnotations.length === 0) {
    const why = "validations or auditAnnotations must contain at least one item";
    const missing = ["spec.validations", "spec.auditAnnotations"];
    return [...errors, ...missing.map((path) => required(path, why))];
  }
  const tooMany = `must not have more than ${annotationsMax} auditAnnotations`;
  return [
    ...errors,
    ...compiled.validations.flatMap((each, index) =>
      validateValidation(each, `spec.validations[${index}]`),
    ),
    ...(auditAnnotations.length > annotationsMax
      ? [invalid("spec.auditAnnotations", auditAnnotations, tooMany)]
      : []),
    ...validateAnnotations(compiled, metadata.name ?? ""),
  ];
}

function validateValidation({ validation, rule, message }: CompiledValidation, path: string) {
  const { messageExpression = "", reason } = validation;
  const refused =
    messageExpression !== "" && messageExpression.trim() === ""
      ? [invalid(`${path}.messageExpression`, messageExpression, "must be non-empty if specified")]
      : message?.error === undefined
        ? []
        : [invalid(`${path}.messageExpression`, messageExpression, message.error)];
  return [
    ...validateExpression(rule, `${path}.expression`),
    ...refused,
    ...validateMessage(validation.message ?? "", `${path}.message`),
    ...validateOptionalWord(reason, `${path}.reason`, reasons),
  ];
}

function validateMessage(message: string, path: string): Errors {
  const trimmed = message.trim();
  if (message !== "" && trimmed === "") {
    return [invalid(path, message, "message must be non-empty if specified")];
  }
  return /[\n\r]/.test(trimmed)
    ? [invalid(path, message, "message must not contain line breaks")]
    : [];
}

function validateAnnotations({ auditAnnotations }: CompiledValidatingPolicy, name: string): Errors {
  const keys = new Set<string>();
  return auditAnnotations.flatMap(({ annotation, expression, error }, index) => {
    const { key, valueExpression } = annotation;
    const path = `spec.auditAnnotations[${index}]`;
    const at = `${path}.valueExpression`;
    const isTaken = keys.has(key);
    keys.add(key);
    const named =
      name === ""
        ? [invalid(`${path}.key`, key, "requires metadata.name be non-empty")]
        : validateQualifiedName(`${name}/${key}`, `${path}.key`);
    const wrong =
      expression === ""
        ? [required(at, "valueExpression is not specified")]
        : expression.length > annotationLengthMax
          ? [required(at, `must not exceed ${annotationLengthMax} bytes in length`)]
          : error === undefined
            ? []
            : [invalid(at, valueExpression, error)];
    return [...named, ...wrong, ...(isTaken ? [duplicate(`${path}.key`, key)] : [])];
  });
}
