/** What must hold for claims. Source: resource/validation, validateDeviceClaim 1.36. */
import { type Errors, invalid, none, notSupported, required } from "../field-error.ts";
import {
  validateEach,
  validateLabelName,
  validateOptionalWord,
  validateQualifiedName,
  validateText,
} from "../validation/format.ts";
import { labelValueProblems } from "../validation/names.ts";
import type {
  DeviceClaim,
  DeviceClaimConfiguration,
  DeviceConstraint,
  ResourceClaimSpec,
} from "./device-claim.ts";
import { configurationsMax, validateConfiguration } from "./device-configuration.ts";
import type {
  DeviceRequest,
  DeviceSubRequest,
  DeviceToleration,
  ExactDeviceRequest,
} from "./device-request.ts";
import { validateSelectors } from "./device-selector.ts";
import { validateList, validateSet } from "./lists.ts";
import { validateClassName, validateFullAttributeName } from "./names.ts";

const requestsMax = 32;
const constraintsMax = 32;
/** So many choices a request may name. */
export const subRequestsMax = 8;

export function validateClaimSpec({ devices }: ResourceClaimSpec, path: string): Errors {
  const at = `${path}.devices`;
  const names = requestNames(devices);
  return [
    ...validateSet(devices.requests ?? undefined, {
      path: `${at}.requests`,
      most: requestsMax,
      check: validateRequest,
      keyOf: ({ name }) => name,
    }),
    ...validateList(devices.constraints, {
      path: `${at}.constraints`,
      most: constraintsMax,
      check: (each, place) => validateConstraint(each, place, names),
    }),
    ...validateList(devices.config, {
      path: `${at}.config`,
      most: configurationsMax,
      check: (each, place) => validateClaimConfiguration(each, place, names),
    }),
  ];
}

/** The names of requests, and of each request within one: `gpu`, `gpu/large`. */
export type RequestNames = ReadonlySet<string>;

export function requestNames({ requests }: DeviceClaim): RequestNames {
  return new Set(
    (requests ?? []).flatMap(({ name, firstAvailable = [] }) => [
      name,
      ...firstAvailable.map((each) => `${name}/${each.name}`),
    ]),
  );
}

const validateRequest = (request: DeviceRequest, path: string): Errors => [
  ...validateLabelName(request.name, `${path}.name`),
  ...validateAsked(request, path),
];

function validateAsked({ exactly, firstAvailable = [] }: DeviceRequest, path: string): Errors {
  const one = "exactly one of `exactly` or `firstAvailable` is required";
  if (firstAvailable.length === 0) {
    return exactly === undefined ? [required(path, one)] : validateOne(exactly, `${path}.exactly`);
  }
  if (exactly !== undefined) return [invalid(path, null, `${one}, but multiple fields are set`)];
  return validateSet(firstAvailable, {
    path: `${path}.firstAvailable`,
    most: subRequestsMax,
    check: (each, at) => [...validateLabelName(each.name, `${at}.name`), ...validateOne(each, at)],
    keyOf: ({ name }) => name,
  });
}

function validateOne(request: ExactDeviceRequest | DeviceSubRequest, path: string): Errors {
  return [
    ...validateClassName(request.deviceClassName, `${path}.deviceClassName`),
    ...validateSelectors(request.selectors, `${path}.selectors`),
    ...validateCount(request, path),
    ...validateEach(request.tolerations, `${path}.tolerations`, validateToleration),
  ];
}

function validateCount(
  { allocationMode, count = 0 }: ExactDeviceRequest | DeviceSubRequest,
  path: string,
): Errors {
  const at = `${path}.count`;
  switch (allocationMode) {
    case "All":
      return count === 0
        ? none
        : [invalid(at, count, "must not be specified when allocationMode is 'All'")];
    case "ExactCount":
      return count > 0 ? none : [invalid(at, count, "must be greater than zero")];
    default:
      return [notSupported(`${path}.allocationMode`, allocationMode, ["All", "ExactCount"])];
  }
}

/** What a taint of a device can do. */
export const deviceTaintEffects = ["NoExecute", "NoSchedule", "None"];

function validateToleration(toleration: DeviceToleration, path: string): Errors {
  const { key = "", operator, value = "", effect = "" } = toleration;
  return [
    ...(key === "" ? none : validateQualifiedName(key, `${path}.key`)),
    ...validateOperator(operator, value, path),
    ...(effect === "" ? none : validateOptionalWord(effect, `${path}.effect`, deviceTaintEffects)),
  ];
}

function validateOperator(operator: string, value: string, path: string): Errors {
  switch (operator) {
    case "Exists":
      return value === ""
        ? none
        : [invalid(`${path}.value`, value, "must be empty for operator `Exists`")];
    case "Equal":
      return validateText(value, `${path}.value`, labelValueProblems);
    default:
      return [notSupported(`${path}.operator`, operator, ["Equal", "Exists"])];
  }
}

function validateConstraint(
  { requests, matchAttribute, distinctAttribute }: DeviceConstraint,
  path: string,
  names: RequestNames,
): Errors {
  const one = 'exactly one of "matchAttribute" or "distinctAttribute" is required';
  return [
    ...validateReferences(requests, `${path}.requests`, names),
    ...(matchAttribute !== undefined
      ? validateFullAttributeName(matchAttribute, `${path}.matchAttribute`)
      : distinctAttribute !== undefined
        ? validateFullAttributeName(distinctAttribute, `${path}.distinctAttribute`)
        : // The text is Kubernetes' own, though no field is set.
          [required(path, `${one}, but multiple fields are set`)]),
  ];
}

export function validateClaimConfiguration(
  configuration: DeviceClaimConfiguration,
  path: string,
  names: RequestNames,
): Errors {
  return [
    ...validateReferences(configuration.requests, `${path}.requests`, names),
    ...validateConfiguration(configuration, path),
  ];
}

const validateReferences = (
  references: readonly string[] | undefined,
  path: string,
  names: RequestNames,
) =>
  validateSet(references, {
    path,
    most: requestsMax,
    check: (name, at) => validateReference(name, at, names),
    keyOf: (name) => name,
  });

export function validateReference(name: string, path: string, names: RequestNames): Errors {
  const rule =
    "must be the name of a request in the claim or the name of a request and a subrequest " +
    "separated by '/'";
  const parts = name.split("/");
  if (parts.length > 2) return [invalid(path, name, rule)];
  return [
    ...parts.flatMap((part) => validateLabelName(part, path)),
    ...(names.has(name) ? none : [invalid(path, name, rule)]),
  ];
}
