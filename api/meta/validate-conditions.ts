import { duplicate, type FieldError, invalid, required, tooLong } from "../field-error.ts";
import { validateOptionalWord, validateQualifiedName } from "../validation/format.ts";
import { byteLength } from "../validation/meta.ts";
import type { Condition } from "./condition.ts";

/** Source: apimachinery meta/v1/validation, ValidateConditions 1.36. */
export function validateConditions(
  conditions: readonly Condition[] | undefined,
  path: string,
): FieldError[] {
  const types = new Set<string>();
  return (conditions ?? []).flatMap((condition, index) => {
    const at = `${path}[${index}]`;
    const twin = types.has(condition.type) ? [duplicate(`${at}.type`, condition.type)] : [];
    types.add(condition.type);
    return [...twin, ...validateCondition(condition, at)];
  });
}

/** In bytes. */
const reasonSizeMax = 1024;
const messageSizeMax = 32 * 1024;

const reasonFormat = /^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/;
const reasonRule =
  "a condition reason must start with alphabetic character, optionally followed by a string of " +
  "alphanumeric characters or '_,:', and must end with an alphanumeric character or '_' (e.g. " +
  "'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex " +
  "used for validation is '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?')";

function validateCondition(condition: Condition, path: string): readonly FieldError[] {
  const { type, status, observedGeneration = 0, lastTransitionTime, message } = condition;
  return [
    ...validateQualifiedName(type, `${path}.type`),
    ...validateOptionalWord(status, `${path}.status`, ["False", "True", "Unknown"]),
    ...(observedGeneration < 0
      ? [
          invalid(
            `${path}.observedGeneration`,
            observedGeneration,
            "must be greater than or equal to zero",
          ),
        ]
      : []),
    ...(lastTransitionTime ? [] : [required(`${path}.lastTransitionTime`, "must be set")]),
    ...validateReason(condition.reason, `${path}.reason`),
    ...(byteLength(message) > messageSizeMax ? [tooLong(`${path}.message`, messageSizeMax)] : []),
  ];
}

function validateReason(reason: string, path: string): readonly FieldError[] {
  if (reason === "") return [required(path, "must be set")];
  return [
    ...(reasonFormat.test(reason) ? [] : [invalid(path, reason, reasonRule)]),
    ...(byteLength(reason) > reasonSizeMax ? [tooLong(path, reasonSizeMax)] : []),
  ];
}
