/** What the status of a policy may say. Source: pkg/apis/admissionregistration/validation 1.36. */

import { type FieldError, invalid, required } from "../field-error.ts";
import { parseTemplate } from "../jsonpath/parse.ts";
import { validateConditions } from "../meta/validate-conditions.ts";
import { validateEach } from "../validation/format.ts";
import type { ExpressionWarning, ValidatingAdmissionPolicy } from "./validating-policy.ts";

type Errors = readonly FieldError[];

export const validatePolicyStatus = ({ status }: ValidatingAdmissionPolicy): Errors => [
  ...validateEach(
    status.typeChecking?.expressionWarnings,
    "status.typeChecking.expressionWarnings",
    validateWarning,
  ),
  ...validateConditions(status.conditions, "status.conditions"),
];

function validateWarning({ warning, fieldRef }: ExpressionWarning, path: string): Errors {
  return [
    ...(warning === "" ? [required(`${path}.warning`)] : []),
    ...validateFieldRef(fieldRef.trim(), `${path}.fieldRef`),
  ];
}

function validateFieldRef(fieldRef: string, path: string): Errors {
  if (fieldRef === "") return [required(path)];
  try {
    parseTemplate(`{${fieldRef}}`);
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [invalid(path, fieldRef, `invalid JSONPath: ${error.message}`)];
  }
}
