/** What must hold for a slice. Source: resource/validation, validateResourceSliceSpec 1.36. */

import { validateNodeSelector } from "../core/pod/validation/affinity.ts";
import { type Errors, type FieldError, invalid, none, required } from "../field-error.ts";
import { printed } from "../internal-types/index.ts";
import { validateSubdomain } from "../validation/format.ts";
import { immutableField } from "../validation/meta.ts";
import { validateCounterSet, validateDevice } from "./device-validate.ts";
import { validateSet } from "./lists.ts";
import { validateDriverName, validatePoolName } from "./names.ts";
import type { ResourceSlice } from "./resource-slice.ts";

type Spec = ResourceSlice["spec"];

const devicesMax = 128;
/** Where any device has taints or takes counters. */
const intricateDevicesMax = 64;
const counterSetsMax = 8;

export function validateResourceSlice({ spec }: ResourceSlice): Errors {
  const { devices = [], sharedCounters } = spec;
  const isIntricate = devices.some(
    ({ taints = [], consumesCounters = [] }) => taints.length + consumesCounters.length > 0,
  );
  const both = "only one of `sharedCounters` or `devices` is allowed";
  return [
    ...validateDriverName(spec.driver, "spec.driver"),
    ...validatePool(spec.pool, "spec.pool"),
    ...validatePlace(spec),
    ...(sharedCounters !== undefined && spec.devices !== undefined
      ? [invalid("spec", "", both)]
      : none),
    ...validateSet(devices, {
      path: "spec.devices",
      most: isIntricate ? intricateDevicesMax : devicesMax,
      check: (device, at) => validateDevice(device, at, spec.perDeviceNodeSelection === true),
      keyOf: ({ name }) => name,
    }),
    ...validateSet(sharedCounters, {
      path: "spec.sharedCounters",
      most: counterSetsMax,
      check: validateCounterSet,
      keyOf: ({ name }) => name,
    }),
  ];
}

export const validateResourceSliceUpdate = (
  { spec }: ResourceSlice,
  stored: ResourceSlice,
): FieldError[] => [
  ...immutableField(spec.pool.name, stored.spec.pool.name, "spec.pool.name"),
  ...immutableField(spec.driver, stored.spec.driver, "spec.driver"),
  ...immutableField(spec.nodeName, stored.spec.nodeName, "spec.nodeName"),
];

function validatePool({ name, resourceSliceCount, generation }: Spec["pool"], path: string) {
  const count = "must be greater than zero";
  const rule = "must be greater than or equal to zero";
  return [
    ...validatePoolName(name, `${path}.name`),
    ...(resourceSliceCount > 0
      ? none
      : [invalid(`${path}.resourceSliceCount`, resourceSliceCount, count)]),
    ...(generation >= 0 ? none : [invalid(`${path}.generation`, generation, rule)]),
  ];
}

/** Exactly one field says which nodes have the devices. */
function validatePlace({ nodeName, nodeSelector, ...flags }: Spec): Errors {
  const errors: FieldError[] = [];
  const set: string[] = [];
  if (nodeName === "") {
    const rule = "must be either unset or set to a non-empty string";
    errors.push(invalid("spec.nodeName", nodeName, rule));
  } else if (nodeName !== undefined) {
    set.push("`nodeName`");
    errors.push(...validateSubdomain(nodeName, "spec.nodeName"));
  }
  if (nodeSelector !== undefined) {
    set.push("`nodeSelector`");
    errors.push(...validateSelector(nodeSelector));
  }
  for (const name of ["allNodes", "perDeviceNodeSelection"] as const) {
    if (flags[name] === true) set.push(`\`${name}\``);
    if (flags[name] === false) {
      errors.push(invalid(`spec.${name}`, false, "must be either unset or set to true"));
    }
  }
  const one =
    "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
  if (set.length === 0) errors.push(required("spec", one));
  if (set.length > 1) {
    errors.push(invalid("spec", `{${set.join(", ")}}`, `${one}, but multiple fields are set`));
  }
  return errors;
}

function validateSelector(selector: NonNullable<Spec["nodeSelector"]>): Errors {
  const { nodeSelectorTerms: terms } = selector;
  const path = "spec.nodeSelector";
  const one = "must have exactly one node selector term";
  return [
    ...validateNodeSelector(selector, path),
    ...(terms.length === 1
      ? none
      : [invalid(`${path}.nodeSelectorTerms`, printedTerms(terms), one)]),
  ];
}

const printedTerms = (terms: unknown) => printed("core.NodeSelectorTerm", terms);
