import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import type { CapacityRequestPolicy, Device, DeviceTaint } from "./device.ts";
import { ResourceSlice } from "./resource-slice.ts";
import { driver, sliceOf, sliceWith } from "./testing.ts";

type Spec = Partial<ResourceSlice["spec"]>;

const checked = (slice: ResourceSlice) =>
  errorTexts(ResourceSlice.strategy.validate?.(slice) ?? []);
const one =
  "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
const device = { name: "gpu-0" };
const devices = (count: number, parts: Partial<Device> = {}): readonly Device[] =>
  Array.from({ length: count }, (_, index) => ({ name: `gpu-${index}`, ...parts }));
const taint: DeviceTaint = { key: "a.example/broken", effect: "NoExecute" };

describe("a slice", () => {
  test.each<{ behaviour: string; spec: Spec; errors: readonly unknown[] }>([
    { behaviour: "may be empty", spec: {}, errors: [] },
    { behaviour: "may be large", spec: { devices: devices(128) }, errors: [] },
    {
      behaviour: "is of a driver and a pool",
      spec: { driver: "", pool: { name: "", generation: -1, resourceSliceCount: 0 } },
      errors: [
        "spec.driver: Required value",
        expect.stringMatching(/^spec\.driver: Invalid value: "": a lowercase RFC 1123 subdomain/),
        "spec.pool.name: Required value",
        "spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero",
        "spec.pool.generation: Invalid value: -1: must be greater than or equal to zero",
      ],
    },
    {
      behaviour: "is somewhere",
      spec: { nodeName: undefined },
      errors: [`spec: Required value: ${one}`],
    },
    {
      behaviour: "is in one place",
      spec: { allNodes: true },
      errors: [
        `spec: Invalid value: "{\`nodeName\`, \`allNodes\`}": ${one}, but multiple fields are set`,
      ],
    },
    {
      behaviour: "says yes or nothing",
      spec: { allNodes: false, perDeviceNodeSelection: false },
      errors: [
        "spec.allNodes: Invalid value: false: must be either unset or set to true",
        "spec.perDeviceNodeSelection: Invalid value: false: must be either unset or set to true",
      ],
    },
    {
      behaviour: "chooses nodes in one way",
      spec: { nodeName: undefined, nodeSelector: { nodeSelectorTerms: [] } },
      errors: [
        "spec.nodeSelector.nodeSelectorTerms: Required value: must have at least one node selector term",
        "spec.nodeSelector.nodeSelectorTerms: Invalid value: []: must have exactly one node selector term",
      ],
    },
    {
      behaviour: "has devices or counters",
      spec: { devices: [device], sharedCounters: [{ name: "", counters: {} }] },
      errors: [
        'spec: Invalid value: "": only one of `sharedCounters` or `devices` is allowed',
        "spec.sharedCounters[0].name: Required value",
        "spec.sharedCounters[0].counters: Required value",
      ],
    },
    {
      behaviour: "names each device once",
      spec: { devices: [device, device, { name: "A" }] },
      errors: [
        expect.stringMatching(
          /^spec\.devices\[2\]\.name: Invalid value: "A": a lowercase RFC 1123 label/,
        ),
        'spec.devices[1]: Duplicate value: "gpu-0"',
      ],
    },
    {
      behaviour: "is smaller where devices are intricate",
      spec: { devices: devices(65, { taints: [taint] }) },
      errors: ["spec.devices: Too many: 65: must have at most 64 items"],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(checked(sliceOf(spec))).toEqual(errors);
  });

  test("stays of its driver, pool and node", () => {
    const pool = { name: "other", generation: 2, resourceSliceCount: 1 };
    const next = sliceOf({ driver: "b.example", pool, nodeName: "node-1" });
    const found = ResourceSlice.strategy.validateUpdate?.(next, sliceOf()) ?? [];
    expect(errorTexts(found)).toEqual([
      'spec.pool.name: Invalid value: "other": field is immutable',
      'spec.driver: Invalid value: "b.example": field is immutable',
      'spec.nodeName: Invalid value: "node-1": field is immutable',
    ]);
  });

  test.each([
    { behaviour: "with its node", slice: sliceOf(), node: "node-0" },
    { behaviour: "without one", slice: sliceOf({ nodeName: undefined, allNodes: true }), node: "" },
  ])("is shown $behaviour", ({ slice, node }) => {
    expect(ResourceSlice.columns.map((column) => column.value(slice, 0))).toEqual([
      "node-0-gpus",
      node,
      driver,
      "node-0",
      "<unknown>",
    ]);
  });

  test("dates its taints once", () => {
    const stamp = (slice: ResourceSlice, stored?: ResourceSlice, nowMs = 0) =>
      ResourceSlice.strategy.stamp?.(slice, stored, nowMs) ?? slice;
    const first = stamp(sliceWith({ taints: [taint] }));
    const dates = ({ spec }: ResourceSlice) =>
      spec.devices?.flatMap(({ taints = [] }) => taints.map(({ timeAdded }) => timeAdded));
    const again = stamp(sliceWith({ taints: [taint, { ...taint, value: "x" }] }), first, 60_000);
    expect([dates(first), dates(again)]).toEqual([
      ["1970-01-01T00:00:00Z"],
      ["1970-01-01T00:00:00Z", "1970-01-01T00:01:00Z"],
    ]);
  });
});

test("a slice of a driver whose name has capitals is told of", () => {
  const warned = (name: string) => ResourceSlice.strategy.warnings?.(sliceOf({ driver: name }));
  expect(warned(driver)).toEqual([]);
  expect(warned("GPU.example.com")).toEqual([
    'spec.driver: driver names should be lowercase; "GPU.example.com" contains uppercase characters',
  ]);
});

describe("a device", () => {
  const at = "spec.devices[0]";
  const many = Object.fromEntries(
    Array.from({ length: 33 }, (_, index) => [`a${index}`, { int: 1 }]),
  );
  const semver = "must be a string compatible with semver.org spec 2.0.0";
  test.each<{ behaviour: string; parts: Partial<Device>; errors: readonly unknown[] }>([
    {
      behaviour: "has properties with names",
      parts: { attributes: { "1a": { int: 1 }, "/a": { int: 1 }, "a.b/": { int: 1 } } },
      errors: [
        expect.stringMatching(/attributes: Invalid value: "1a": a valid C identifier must start/),
        `${at}.attributes: Invalid value: "": the domain must not be empty`,
        `${at}.attributes: Invalid value: "": the name must not be empty`,
      ],
    },
    {
      behaviour: "has properties with one value each",
      parts: { attributes: { none: {}, both: { int: 1, bool: true } } },
      errors: [
        `${at}.attributes[none]: Invalid value: "": exactly one value must be specified`,
        `${at}.attributes[both]: Invalid value: {"IntValue":1,"BoolValue":true,"StringValue":null,` +
          '"VersionValue":null}: exactly one value must be specified',
      ],
    },
    {
      behaviour: "has values in their form",
      parts: { attributes: { a: { version: "v1" }, b: { string: "x".repeat(65) } } },
      errors: [
        `${at}.attributes[a].version: Invalid value: "v1": ${semver}`,
        `${at}.attributes[b].string: Too long: may not be more than 64 bytes`,
      ],
    },
    {
      behaviour: "has 32 properties at most",
      parts: { attributes: many },
      errors: [
        `${at}: Invalid value: 33: the total number of attributes and capacities must not exceed 32`,
      ],
    },
    {
      behaviour: "is where its slice is",
      parts: { allNodes: true },
      errors: [
        `${at}: Invalid value: null: \`nodeName\`, \`nodeSelector\` and \`allNodes\` can only be set if ` +
          "`perDeviceNodeSelection` is set to true in the ResourceSlice spec",
      ],
    },
    {
      behaviour: "has taints in their form",
      parts: {
        taints: [
          { key: "", effect: "" },
          { key: "a", value: "-", effect: "Never" },
        ],
      },
      errors: [
        `${at}.taints[0].key: Invalid value: "": name part must be non-empty`,
        expect.stringMatching(/taints\[0\]\.key: Invalid value: "": name part must consist of/),
        `${at}.taints[0].effect: Required value`,
        expect.stringMatching(/taints\[1\]\.value: Invalid value: "-": a valid label must be/),
        `${at}.taints[1].effect: Unsupported value: "Never": supported values: "NoExecute", ` +
          '"NoSchedule", "None"',
      ],
    },
    {
      behaviour: "takes counters of a set once",
      parts: {
        consumesCounters: ["a", "a"].map((counterSet) => ({
          counterSet,
          counters: { m: { value: "1" } },
        })),
      },
      errors: [`${at}.consumesCounters[1]: Duplicate value: "a"`],
    },
    {
      behaviour: "has conditions of both sorts, and none of both",
      parts: { bindingConditions: ["a", "a"], bindingFailureConditions: ["a"] },
      errors: [
        `${at}.bindingConditions[1]: Duplicate value: "a"`,
        `${at}.bindingFailureConditions[0]: Invalid value: "a": bindingFailureConditions must not ` +
          "overlap with bindingConditions",
      ],
    },
    {
      behaviour: "has no conditions of failure alone",
      parts: { bindingFailureConditions: ["a"] },
      errors: [
        `${at}.bindingConditions: Invalid value: null: bindingConditions are required to use ` +
          "bindingFailureConditions",
      ],
    },
  ])("$behaviour", ({ parts, errors }) => {
    expect(checked(sliceWith(parts))).toEqual(errors);
  });

  test.each<{ behaviour: string; parts: Partial<Device>; errors: readonly string[] }>([
    { behaviour: "says where it is", parts: { nodeName: "node-0" }, errors: [] },
    {
      behaviour: "says so at all",
      parts: {},
      errors: [
        `${at}: Required value: exactly one of \`nodeName\`, \`nodeSelector\`, or \`allNodes\` is ` +
          "required when `perDeviceNodeSelection` is set to true in the ResourceSlice spec",
      ],
    },
    {
      behaviour: "says so once",
      parts: { nodeName: "node-0", allNodes: true },
      errors: [
        `${at}: Invalid value: "{\`nodeName\`, \`allNodes\`}": exactly one of \`nodeName\`, ` +
          "`nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in " +
          "the ResourceSlice spec",
      ],
    },
  ])("of a slice that leaves it to its devices $behaviour", ({ parts, errors }) => {
    const spec = { nodeName: undefined, perDeviceNodeSelection: true };
    expect(checked(sliceOf({ ...spec, devices: [{ name: "gpu-0", ...parts }] }))).toEqual(errors);
  });
});

describe("a capacity that is shared", () => {
  const at = "spec.devices[0].capacity[memory].requestPolicy";
  test.each<{ behaviour: string; policy: CapacityRequestPolicy; errors: readonly string[] }>([
    { behaviour: "may be had in any amount", policy: {}, errors: [] },
    {
      behaviour: "may be had in steps",
      policy: { default: "10Gi", validRange: { min: "5Gi", max: "40Gi", step: "5Gi" } },
      errors: [],
    },
    {
      behaviour: "is had by values or by a range",
      policy: { validValues: ["1Gi"], validRange: { min: "1Gi" } },
      errors: [
        `${at}: Forbidden: exactly one policy can be specified, cannot specify "validValues" and ` +
          '"validRange" at the same time',
      ],
    },
    {
      behaviour: "says how much it is where nobody says",
      policy: { validValues: ["1Gi"] },
      errors: [`${at}.default: Required value: required when validValues is defined`],
    },
    {
      behaviour: "is had by values that there are, in their order",
      policy: { default: "3Gi", validValues: ["2Gi", "1Gi", "50Gi"] },
      errors: [
        `${at}.validValues[1]: Invalid value: "1Gi": values must be sorted in ascending order`,
        `${at}.validValues[2]: Invalid value: "50Gi": option is larger than capacity value: 40Gi`,
        `${at}.validValues: Invalid value: "3Gi": default value is not valid according to the ` +
          "requestPolicy",
      ],
    },
    {
      behaviour: "is had within what there is",
      policy: { default: "60Gi", validRange: { min: "45Gi", max: "44Gi" } },
      errors: [
        `${at}.validRange.min: Invalid value: "45Gi": min is larger than capacity value: 40Gi`,
        `${at}.validRange.max: Invalid value: "45Gi": min is larger than max: 44Gi`,
        `${at}.validRange.max: Invalid value: "44Gi": max is larger than capacity value: 40Gi`,
        `${at}.validRange.max: Invalid value: "60Gi": default is more than max: 44Gi`,
      ],
    },
    {
      behaviour: "is had in whole steps",
      policy: { default: "2Gi", validRange: { min: "1Gi", max: "4Gi", step: "2Gi" } },
      errors: [
        `${at}.validRange.step: Invalid value: "2Gi": value is not a multiple of a given step (2Gi) ` +
          "from (1Gi)",
        `${at}.validRange.step: Invalid value: "4Gi": value is not a multiple of a given step (2Gi) ` +
          "from (1Gi)",
      ],
    },
  ])("$behaviour", ({ policy, errors }) => {
    const capacity = { memory: { value: "40Gi", requestPolicy: policy } };
    expect(checked(sliceWith({ allowMultipleAllocations: true, capacity }))).toEqual(errors);
  });

  test("is of a device that several may have", () => {
    const capacity = { memory: { value: "40Gi", requestPolicy: {} } };
    expect(checked(sliceWith({ capacity }))).toEqual([
      `${at}: Forbidden: allowMultipleAllocations must be true`,
    ]);
  });
});
