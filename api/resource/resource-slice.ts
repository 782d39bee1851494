import { ageColumn, nameColumn, textColumn } from "../columns.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { formatTime } from "../runtime.ts";
import { bool, int64, list, mandatory, ref, struct, text } from "../schema.ts";
import { CounterSet, Device, type DeviceTaint, placeFields } from "./device.ts";
import { validateResourceSlice, validateResourceSliceUpdate } from "./resource-slice-validate.ts";

const ResourcePool = struct("resource.v1.ResourcePool", "The pool that a slice is of.", {
  name: mandatory(text("Its name, often that of a node. Immutable.")),
  generation: mandatory(int64("Counts the changes of the pool; slices of fewer are out of date.")),
  resourceSliceCount: mandatory(int64("How many slices the pool has at this generation.")),
});

const ResourceSliceSpec = struct("resource.v1.ResourceSliceSpec", "The devices of a slice.", {
  driver: mandatory(text("Name of the driver that has them. Immutable.")),
  pool: mandatory(ref("The pool that they belong to.", ResourcePool)),
  ...placeFields,
  perDeviceNodeSelection: bool("True: each device says which nodes have it."),
  devices: list("The devices; not beside counters.", Device, { type: "atomic" }),
  sharedCounters: list("What devices of the pool take from.", CounterSet, { type: "atomic" }),
});

const schema = struct(
  "resource.v1.ResourceSlice",
  "Devices that a driver has on a node, or on several.",
  { ...objectFields, spec: mandatory(ref("The devices.", ResourceSliceSpec)) },
);

export type ResourceSlice = ObjectOf<typeof schema>;

/** Devices of a driver. Source: resource.k8s.io/v1 ResourceSlice 1.36. */
export const ResourceSlice = defineResource("resource.k8s.io/v1", schema, {
  kind: "ResourceSlice",
  plural: "resourceslices",
  namespaced: false,
  countsGeneration: true,
  strategy: {
    stamp: withTimes,
    validate: validateResourceSlice,
    validateUpdate: validateResourceSliceUpdate,
    warnings,
  },
  selectableFields: {
    "spec.driver": ({ spec }) => spec.driver,
    "spec.nodeName": ({ spec }) => spec.nodeName ?? "",
  },
  columns: [
    nameColumn,
    textColumn("Node", "The node that has them.", ({ spec }) => spec.nodeName ?? ""),
    textColumn("Driver", "The driver that has them.", ({ spec }) => spec.driver),
    textColumn("Pool", "The pool that they belong to.", ({ spec }) => spec.pool.name),
    ageColumn,
  ],
});

/** Names of drivers are told apart by case. Source: registry/resource/resourceslice 1.36. */
function warnings({ spec: { driver } }: ResourceSlice): readonly string[] {
  if (driver === driver.toLowerCase()) return [];
  const name = JSON.stringify(driver);
  return [`spec.driver: driver names should be lowercase; ${name} contains uppercase characters`];
}

/**
 * Dates taints that are not dated. Kubernetes dates them anew with every update; here a taint that
 * stays keeps its date, so that what is applied again changes nothing.
 */
function withTimes(
  slice: ResourceSlice,
  stored: ResourceSlice | undefined,
  nowMs: number,
): ResourceSlice {
  const { devices = [] } = slice.spec;
  if (!devices.some(({ taints = [] }) => taints.some(isUndated))) return slice;
  const dated = devices.map((device) => {
    if (!device.taints?.some(isUndated)) return device;
    const before = stored?.spec.devices?.find(({ name }) => name === device.name)?.taints ?? [];
    const taints = device.taints.map((taint) => {
      if (!isUndated(taint)) return taint;
      const known = before.find((each) => equalJson({ ...taint, timeAdded: each.timeAdded }, each));
      return { ...taint, timeAdded: known?.timeAdded ?? formatTime(nowMs) };
    });
    return { ...device, taints };
  });
  return { ...slice, spec: { ...slice.spec, devices: dated } };
}

const isUndated = ({ timeAdded }: DeviceTaint) => timeAdded === undefined;
