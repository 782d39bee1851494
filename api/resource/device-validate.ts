/** What must hold for a device of a slice. Source: resource/validation, validateDevice 1.36. */
import { validateNodeSelector } from "../core/pod/validation/affinity.ts";
import { type Errors, type FieldError, invalid, none, required, tooLong } from "../field-error.ts";
import {
  validateLabelName,
  validateOptionalWord,
  validatePresent,
  validateQualifiedName,
  validateSubdomain,
  validateText,
} from "../validation/format.ts";
import { byteLength } from "../validation/meta.ts";
import { labelValueProblems } from "../validation/names.ts";
import { validateBindingConditions } from "./binding-conditions.ts";
import { validateCapacity } from "./capacity-validate.ts";
import type {
  CounterSet,
  Device,
  DeviceAttribute,
  DeviceCounterConsumption,
  DeviceTaint,
} from "./device.ts";
import { deviceTaintEffects } from "./device-claim-validate.ts";
import { validateList, validateMap, validateSet } from "./lists.ts";
import { attributeNameMax, validateAttributeName } from "./names.ts";

const propertiesMax = 32;
const taintsMax = 16;
const countersMax = 32;
const consumptionsMax = 2;
const labelMax = 63;

/** `choosesNodes` where each device of the slice says which nodes have it. */
export function validateDevice(device: Device, path: string, choosesNodes: boolean): Errors {
  const { attributes = {}, capacity = {}, allowMultipleAllocations = false } = device;
  const properties = Object.keys(attributes).length + Object.keys(capacity).length;
  const rule = `the total number of attributes and capacities must not exceed ${propertiesMax}`;
  const named = {
    most: Number.POSITIVE_INFINITY,
    checkKey: validateAttributeName,
    keyLengthMax: attributeNameMax,
  };
  return [
    ...validateLabelName(device.name, `${path}.name`),
    ...(properties > propertiesMax ? [invalid(path, properties, rule)] : none),
    ...validateMap(attributes, {
      ...named,
      path: `${path}.attributes`,
      check: validateAttribute,
    }),
    ...validateMap(capacity, {
      ...named,
      path: `${path}.capacity`,
      check: (each, at) => validateCapacity(each, at, allowMultipleAllocations),
    }),
    ...validateList(device.taints, {
      path: `${path}.taints`,
      most: taintsMax,
      check: validateTaint,
    }),
    ...validateSet(device.consumesCounters, {
      path: `${path}.consumesCounters`,
      most: consumptionsMax,
      check: validateConsumption,
      keyOf: ({ counterSet }) => counterSet,
    }),
    ...(choosesNodes ? validatePlace(device, path) : validateNoPlace(device, path)),
    ...validateBindingConditions(device, path),
  ];
}

/** In bytes. */
const valueSizeMax = 64;

const part = "(0|[1-9]\\d*)";
const label = "(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
const version = new RegExp(
  `^${part}\\.${part}\\.${part}(-${label}(\\.${label})*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?$`,
);

function validateAttribute(attribute: DeviceAttribute, path: string): Errors {
  const { string, version: release } = attribute;
  const one = "exactly one value must be specified";
  const count = Object.values(attribute).filter((value) => value !== undefined).length;
  const told = {
    IntValue: attribute.int ?? null,
    BoolValue: attribute.bool ?? null,
    StringValue: string ?? null,
    VersionValue: release ?? null,
  };
  const semver = "must be a string compatible with semver.org spec 2.0.0";
  return [
    ...validateSize(string, `${path}.string`),
    ...(release === undefined || version.test(release)
      ? none
      : [invalid(`${path}.version`, release, semver)]),
    ...validateSize(release, `${path}.version`),
    ...(count === 1 ? none : [invalid(path, count === 0 ? "" : told, one)]),
  ];
}

const validateSize = (value: string | undefined, path: string): Errors =>
  value === undefined || byteLength(value) <= valueSizeMax ? none : [tooLong(path, valueSizeMax)];

function validateTaint({ key, value = "", effect }: DeviceTaint, path: string): Errors {
  return [
    ...validateQualifiedName(key, `${path}.key`),
    ...(value === "" ? none : validateText(value, `${path}.value`, labelValueProblems)),
    ...(effect === ""
      ? [required(`${path}.effect`)]
      : validateOptionalWord(effect, `${path}.effect`, deviceTaintEffects)),
  ];
}

const validateConsumption = (
  { counterSet, counters }: DeviceCounterConsumption,
  path: string,
): Errors => [
  ...validateCounterName(counterSet, `${path}.counterSet`),
  ...validateCounters(counters, `${path}.counters`),
];

export const validateCounterSet = ({ name, counters }: CounterSet, path: string): Errors => [
  ...validateCounterName(name, `${path}.name`),
  ...validateCounters(counters, `${path}.counters`),
];

const validateCounterName = (name: string, path: string) =>
  name === "" ? validatePresent(name, path) : validateLabelName(name, path);

function validateCounters(counters: CounterSet["counters"], path: string): Errors {
  if (Object.keys(counters).length === 0) return [required(path)];
  return validateMap(counters, {
    path,
    most: countersMax,
    check: () => none,
    checkKey: validateLabelName,
    keyLengthMax: labelMax,
  });
}

function validateNoPlace({ nodeName, nodeSelector, allNodes }: Device, path: string): Errors {
  if (nodeName === undefined && nodeSelector === undefined && allNodes === undefined) return none;
  const rule =
    "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set " +
    "to true in the ResourceSlice spec";
  return [invalid(path, null, rule)];
}

function validatePlace({ nodeName, nodeSelector, allNodes }: Device, path: string): Errors {
  const rule =
    "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when " +
    "`perDeviceNodeSelection` is set to true in the ResourceSlice spec";
  const errors: FieldError[] = [];
  const set: string[] = [];
  if (nodeName === "") errors.push(invalid(`${path}.nodeName`, nodeName, "must not be empty"));
  else if (nodeName !== undefined) {
    set.push("`nodeName`");
    errors.push(...validateSubdomain(nodeName, `${path}.nodeName`));
  }
  if (nodeSelector !== undefined) {
    set.push("`nodeSelector`");
    errors.push(...validateNodeSelector(nodeSelector, `${path}.nodeSelector`));
  }
  if (allNodes === true) set.push("`allNodes`");
  if (allNodes === false) {
    errors.push(invalid(`${path}.allNodes`, allNodes, "must be either unset or set to true"));
  }
  if (set.length === 0) errors.push(required(path, rule));
  if (set.length > 1) errors.push(invalid(path, `{${set.join(", ")}}`, rule));
  return errors;
}
