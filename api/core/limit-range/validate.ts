/** What must hold for limit ranges. Source: core/validation ValidateLimitRange 1.36. */
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  required,
} from "../../field-error.ts";
import { ownMember } from "../../json.ts";
import { canonicalQuantity, compareQuantities, milliValue } from "../../quantity.ts";
import { qualifiedNameProblems } from "../../validation/names.ts";
import {
  containerNameErrors,
  mayOvercommit,
  resourceNameErrors,
} from "../pod/validation/resources.ts";
import type { LimitRange, LimitRangeItem } from "./limit-range.ts";

const types = ["Pod", "Container", "PersistentVolumeClaim"];

export function validateLimitRange({ spec }: LimitRange): FieldError[] {
  const seen = new Set<string>();
  return (spec.limits ?? []).flatMap((item, index) => {
    const path = `spec.limits[${index}]`;
    const isSecond = seen.has(item.type);
    seen.add(item.type);
    return [
      ...typeErrors(item.type, `${path}.type`),
      ...(isSecond ? [duplicate(`${path}.type`, item.type)] : []),
      ...nameErrors(item, path),
      ...amountNames(item).flatMap((name) => amountErrors(item, name, path)),
    ];
  });
}

function typeErrors(type: string, path: string): readonly FieldError[] {
  const problems = qualifiedNameProblems(type);
  if (problems.length > 0) return problems.map((why) => invalid(path, type, why));
  if (type.includes("/") || types.includes(type)) return [];
  return [invalid(path, type, "must be a standard limit type or fully qualified")];
}

const isPod = ({ type }: LimitRangeItem) => type === "Pod";

function nameErrors(item: LimitRangeItem, path: string): readonly FieldError[] {
  const isOfPods = isPod(item) || item.type === "Container";
  const check = isOfPods ? containerNameErrors : resourceNameErrors;
  const checkAll = (field: (typeof fields)[number]) =>
    Object.keys(item[field] ?? {}).flatMap((name) => check(name, `${path}.${field}[${name}]`));
  const refuseAny = (field: "default" | "defaultRequest") =>
    Object.keys(item[field] ?? {}).length === 0
      ? []
      : [forbiddenField(`${path}.${field}`, "may not be specified when `type` is 'Pod'")];
  const ofDefaults = isPod(item) ? refuseAny : checkAll;
  return [
    ...checkAll("max"),
    ...checkAll("min"),
    ...ofDefaults("default"),
    ...ofDefaults("defaultRequest"),
    ...storageErrors(item, path),
    ...checkAll("maxLimitRequestRatio"),
  ];
}

const fields = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] as const;

function storageErrors({ type, min, max }: LimitRangeItem, path: string): readonly FieldError[] {
  const isBounded = min?.storage !== undefined || max?.storage !== undefined;
  if (type !== "PersistentVolumeClaim" || isBounded) return [];
  const why = "either minimum or maximum storage value is required, but neither was provided";
  return [required(`${path}.limits`, why)];
}

/** The resources of all the maps that count. */
function amountNames(item: LimitRangeItem): readonly string[] {
  const counted = isPod(item) ? (["max", "min", "maxLimitRequestRatio"] as const) : fields;
  return [...new Set(counted.flatMap((field) => Object.keys(item[field] ?? {})))];
}

/** That the amounts of one resource go together. */
function amountErrors(item: LimitRangeItem, name: string, path: string): readonly FieldError[] {
  const { max, min, maxLimitRequestRatio } = item;
  const [most, least] = [amountOf(max, name), amountOf(min, name)];
  const [limit, request] = isPod(item)
    ? [undefined, undefined]
    : [amountOf(item.default, name), amountOf(item.defaultRequest, name)];
  const [atDefault, atRequest] = [`${path}.default[${name}]`, `${path}.defaultRequest[${name}]`];
  return [
    ...ordered([least, "min value"], [most, "max value"], [`${path}.min[${name}]`, least]),
    ...ordered([least, "min value"], [request, "default request value"], [atRequest, request]),
    ...ordered([request, "default request value"], [most, "max value"], [atRequest, request]),
    ...ordered(
      [request, "default request value"],
      [limit, "default limit value"],
      [atRequest, request],
    ),
    ...ordered([least, "min value"], [limit, "default value"], [atDefault, least]),
    ...ordered([limit, "default value"], [most, "max value"], [atDefault, most]),
    ...ratioErrors(amountOf(maxLimitRequestRatio, name), {
      most,
      least,
      path: `${path}.maxLimitRequestRatio[${name}]`,
    }),
    ...overcommitErrors(name, { limit, request, path: atRequest }),
  ];
}

/** A map may have any key, and so may be asked for one that all objects have. */
const amountOf = (amounts: Readonly<Record<string, string>> | undefined, name: string) =>
  amounts === undefined ? undefined : ownMember(amounts, name);

type Told = readonly [amount: string | undefined, words: string];

/** `min value 2 is greater than max value 1`, where both are given. */
function ordered(
  [smaller, smallerWords]: Told,
  [greater, greaterWords]: Told,
  [path, value]: readonly [path: string, value: string | undefined],
): readonly FieldError[] {
  if (smaller === undefined || greater === undefined || value === undefined) return [];
  if (compareQuantities(smaller, greater) <= 0) return [];
  const [low, high] = [canonicalQuantity(smaller), canonicalQuantity(greater)];
  const why = `${smallerWords} ${low} is greater than ${greaterWords} ${high}`;
  return [invalid(path, canonicalQuantity(value), why)];
}

interface Bounds {
  readonly most: string | undefined;
  readonly least: string | undefined;
  readonly path: string;
}

function ratioErrors(
  ratio: string | undefined,
  { most, least, path }: Bounds,
): readonly FieldError[] {
  if (ratio === undefined) return [];
  const text = canonicalQuantity(ratio);
  const errors: FieldError[] = [];
  if (compareQuantities(ratio, "1") < 0) {
    errors.push(invalid(path, text, `ratio ${text} is less than 1`));
  }
  if (most === undefined || least === undefined) return errors;
  const reachable = milliValue(most) / milliValue(least);
  if (milliValue(ratio) / 1000 > reachable) {
    const why = `ratio ${text} is greater than max/min = ${reachable.toFixed(6)}`;
    errors.push(invalid(path, text, why));
  }
  return errors;
}

/** Of what cannot be given twice, no more is had than is asked for. */
function overcommitErrors(
  name: string,
  given: { readonly limit?: string; readonly request?: string; readonly path: string },
): readonly FieldError[] {
  const { limit, request, path } = given;
  if (limit === undefined || request === undefined || mayOvercommit(name)) return [];
  if (compareQuantities(limit, request) === 0) return [];
  const [most, asked] = [canonicalQuantity(limit), canonicalQuantity(request)];
  const why = `default value ${most} must equal to defaultRequest value ${asked} in ${name}`;
  return [invalid(path, asked, why)];
}
