/** Objects of resource.k8s.io. */
import { DeviceClass } from "../../api/resource/device-class.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import { ResourceSlice } from "../../api/resource/resource-slice.ts";
import { untyped } from "../../client/action.ts";
import type { WholeObjects } from "./whole.ts";

const driver = "gpu.example.com";
const selectors = [{ cel: { expression: `device.driver == "${driver}"` } }];
const opaque = { driver, parameters: { apiVersion: "gpu.example.com/v1", shared: true } };
const taint = { key: `${driver}/broken`, value: "yes", effect: "NoExecute" };
const toleration = { ...taint, operator: "Equal", tolerationSeconds: 60 };
const nodeSelector = {
  nodeSelectorTerms: [
    {
      matchExpressions: [{ key: "zone", operator: "In", values: ["a"] }],
      matchFields: [{ key: "metadata.name", operator: "In", values: ["node-0"] }],
    },
  ],
};
const asked = {
  deviceClassName: driver,
  selectors,
  allocationMode: "ExactCount",
  count: 2,
  tolerations: [toleration],
  capacity: { requests: { memory: "10Gi" } },
};
const devices = {
  requests: [
    { name: "one", exactly: { ...asked, adminAccess: false } },
    { name: "other", firstAvailable: [{ name: "large", ...asked }] },
  ],
  constraints: [
    { requests: ["one", "other/large"], matchAttribute: `${driver}/numa` },
    { distinctAttribute: `${driver}/slot` },
  ],
  config: [{ requests: ["one"], opaque }],
};
const bare = { name: "gpu", exactly: { deviceClassName: driver } };
const filled = {
  name: "gpu",
  exactly: { deviceClassName: driver, allocationMode: "ExactCount", count: 1 },
};
const shareID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
const conditions = {
  bindingConditions: [`${driver}/ready`],
  bindingFailureConditions: [`${driver}/failed`],
};

const status = {
  allocation: {
    devices: {
      results: [
        {
          request: "one",
          driver,
          pool: "node-0",
          device: "gpu-0",
          shareID,
          adminAccess: false,
          tolerations: [toleration],
          ...conditions,
          consumedCapacity: { memory: "10Gi" },
        },
      ],
      config: [{ source: "FromClass", requests: ["one"], opaque }],
    },
    nodeSelector,
    allocationTimestamp: "2026-01-01T00:00:00Z",
  },
  reservedFor: [{ apiGroup: "batch", resource: "jobs", name: "train", uid: "u-1" }],
  devices: [
    {
      driver,
      pool: "node-0",
      device: "gpu-0",
      shareID,
      conditions: [
        {
          type: "Ready",
          status: "True",
          observedGeneration: 1,
          lastTransitionTime: "2026-01-01T00:00:00Z",
          reason: "Started",
          message: "it is",
        },
      ],
      data: { temperature: 40 },
      networkData: { interfaceName: "eth1", ips: ["192.0.2.5/24"], hardwareAddress: "ea:9f" },
    },
  ],
};

const pool = { name: "node-0", generation: 1, resourceSliceCount: 1 };
const capacity = (policy: object) => ({
  value: "40Gi",
  requestPolicy: { default: "10Gi", ...policy },
});
const device = {
  name: "gpu-0",
  attributes: {
    slot: { int: 1 },
    healthy: { bool: true },
    model: { string: "a100" },
    [`${driver}/driver`]: { version: "1.2.3" },
    slots: { ints: [1] },
    links: { bools: [true] },
    models: { strings: ["a"] },
    drivers: { versions: ["1.0.0"] },
  },
  capacity: {
    memory: capacity({ validValues: ["10Gi", "20Gi"] }),
    bandwidth: capacity({ validRange: { min: "5Gi", max: "40Gi", step: "5Gi" } }),
  },
  consumesCounters: [{ counterSet: "gpu-0", counters: { memory: { value: "40Gi" } } }],
  taints: [{ ...taint, timeAdded: "2026-01-01T00:00:00Z" }],
  bindsToNode: true,
  ...conditions,
  allowMultipleAllocations: true,
  nodeAllocatableResourceMappings: { cpu: { capacityKey: "memory", allocationMultiplier: "2" } },
};
const slice = (rest: object) => ({ spec: { driver, pool, ...rest } });

export const wholeDevices: readonly WholeObjects[] = [
  {
    definition: untyped(DeviceClass),
    maximal: [
      { spec: { selectors, config: [{ opaque }], extendedResourceName: "example.com/gpu" } },
    ],
    minimal: { spec: {} },
    defaulted: { spec: {} },
  },
  {
    definition: untyped(ResourceClaim),
    maximal: [{ spec: { devices } }],
    status,
    minimal: { spec: { devices: { requests: [bare] } } },
    defaulted: { spec: { devices: { requests: [filled] } }, status: {} },
  },
  {
    definition: untyped(ResourceClaimTemplate),
    maximal: [{ spec: { metadata: { labels: { app: "web" } }, spec: { devices } } }],
    minimal: { spec: { spec: { devices: { requests: [bare] } } } },
    defaulted: { spec: { metadata: {}, spec: { devices: { requests: [filled] } } } },
  },
  {
    definition: untyped(ResourceSlice),
    maximal: [
      slice({ nodeName: "node-0", devices: [device] }),
      slice({
        nodeSelector,
        sharedCounters: [{ name: "gpu-0", counters: { memory: { value: "40Gi" } } }],
      }),
      slice({ allNodes: true }),
      slice({
        perDeviceNodeSelection: true,
        devices: [
          { name: "a", nodeName: "node-0" },
          { name: "b", nodeSelector },
          { name: "c", allNodes: true },
        ],
      }),
    ],
    minimal: slice({ allNodes: true }),
    defaulted: slice({ allNodes: true }),
  },
];
