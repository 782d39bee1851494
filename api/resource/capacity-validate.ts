/** What must hold for capacities. Source: resource/validation, validateRequestPolicy 1.36. */
import { type Errors, type FieldError, forbiddenField, invalid, required } from "../field-error.ts";
import { addQuantities, compareQuantities, quantityToNumber } from "../quantity.ts";
import type { CapacityRequestPolicyRange, DeviceCapacity } from "./device.ts";
import { validateSet } from "./lists.ts";

const optionsMax = 10;

/** `isShared` where the device may be had by several claims. */
export function validateCapacity(
  { value, requestPolicy: policy }: DeviceCapacity,
  path: string,
  isShared: boolean,
): Errors {
  const at = `${path}.requestPolicy`;
  if (policy === undefined) return [];
  if (!isShared) return [forbiddenField(at, "allowMultipleAllocations must be true")];
  const { validValues = [], validRange, default: usual } = policy;
  if (validValues.length > 0 && validRange !== undefined) {
    const rule =
      'exactly one policy can be specified, cannot specify "validValues" and "validRange" at the ' +
      "same time";
    return [forbiddenField(at, rule)];
  }
  const form = validValues.length > 0 ? "validValues" : "validRange";
  if (validValues.length === 0 && validRange === undefined) return [];
  if (usual === undefined) return [required(`${at}.default`, `required when ${form} is defined`)];
  return validRange === undefined
    ? validateOptions(validValues, `${at}.validValues`, { usual, value })
    : validateRange(validRange, `${at}.validRange`, { usual, value });
}

/** What is asked for where nobody says, and all that there is. */
interface Bounds {
  readonly usual: string;
  readonly value: string;
}

const isMore = (left: string, right: string) => compareQuantities(left, right) > 0;

function validateOptions(
  options: readonly string[],
  path: string,
  { usual, value }: Bounds,
): Errors {
  const unsorted = "values must be sorted in ascending order";
  const invalidDefault = "default value is not valid according to the requestPolicy";
  return [
    ...options.flatMap((option, index) =>
      index > 0 && isMore(options[index - 1] ?? "0", option)
        ? [invalid(`${path}[${index}]`, option, unsorted)]
        : [],
    ),
    ...validateSet(options, {
      path,
      most: optionsMax,
      check: (option, at) =>
        isMore(option, value)
          ? [invalid(at, option, `option is larger than capacity value: ${value}`)]
          : [],
      keyOf: (option) => String(quantityToNumber(option)),
    }),
    ...(options.some((option) => compareQuantities(option, usual) === 0)
      ? []
      : [invalid(path, usual, invalidDefault)]),
  ];
}

function validateRange(
  { min, max, step }: CapacityRequestPolicyRange,
  path: string,
  { usual, value }: Bounds,
): Errors {
  if (min === undefined) return [required(`${path}.min`, "required when validRange is defined")];
  const errors: FieldError[] = [];
  const refuse = (isWrong: boolean, field: string, told: string, detail: string) => {
    if (isWrong) errors.push(invalid(`${path}.${field}`, told, detail));
  };
  refuse(isMore(min, value), "min", min, `min is larger than capacity value: ${value}`);
  refuse(isMore(min, usual), "min", usual, `default is less than min: ${min}`);
  if (max !== undefined) {
    refuse(isMore(min, max), "max", min, `min is larger than max: ${max}`);
    refuse(isMore(max, value), "max", max, `max is larger than capacity value: ${value}`);
    refuse(isMore(usual, max), "max", usual, `default is more than max: ${max}`);
  }
  if (step !== undefined) {
    const first = addQuantities(min, step);
    const larger = `one step ${first} is larger than capacity value: ${value}`;
    refuse(isMore(first, value), "step", step, larger);
    for (const told of max === undefined ? [usual] : [usual, max]) {
      const rule = `value is not a multiple of a given step (${step}) from (${min})`;
      refuse(!isMultiple(told, min, step), "step", told, rule);
    }
  }
  return errors;
}

/** A step of nothing leads nowhere; Kubernetes would divide by it. */
function isMultiple(amount: string, min: string, step: string): boolean {
  const distance = quantityToNumber(amount) - quantityToNumber(min);
  const length = quantityToNumber(step);
  return length === 0 ? distance === 0 : distance % length === 0;
}
