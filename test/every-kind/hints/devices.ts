/** Hints for devices, their claims, and the drivers of storage. */
import { alone, type Chosen, cidr, each } from "./words.ts";

export const deviceSets = {
  DeviceRequest: alone("exactly", "firstAvailable"),
  DeviceConstraint: alone("matchAttribute", "distinctAttribute"),
  // Devices share counters of one slice that stand in another.
  ResourceSliceSpec: [
    ["nodeName", "sharedCounters"],
    ["nodeSelector", "devices"],
    ["allNodes", "devices"],
    ["perDeviceNodeSelection", "devices"],
    // Once more, for the last of the attributes that exclude one another.
    ["allNodes", "devices"],
  ],
  DeviceAttribute: alone("bool", "int", "string", "version"),
  CapacityRequestPolicy: alone("validValues", "validRange"),
};

/** The variant of slices whose devices say for themselves which nodes have them. */
const perDevice = 3;

export const deviceValues: Readonly<Record<string, unknown>> = {
  "CELDeviceSelector.expression": "true",
  "DeviceClassSpec.extendedResourceName": "example.com/a",
  "ExactDeviceRequest.adminAccess": undefined,
  "DeviceRequest.name": each("a", "b"),
  "DeviceConstraint.matchAttribute": "example.com/a",
  "DeviceConstraint.distinctAttribute": "example.com/b",
  "DeviceToleration.effect": "NoExecute",
  "ResourceClaimTemplateSpec.metadata": { labels: { a: "a" }, annotations: { a: "a" } },
  // Only where each device says for itself which nodes have it.
  "Device.nodeName": ((_variant, _path, ofWhole) =>
    ofWhole === perDevice ? "a" : undefined) satisfies Chosen,
  "Device.nodeSelector": undefined,
  "Device.allNodes": undefined,
  "CapacityRequestPolicyRange.min": "1",
  "CapacityRequestPolicyRange.step": "1",
  "DeviceAttribute.ints": undefined,
  "DeviceAttribute.bools": undefined,
  "DeviceAttribute.strings": undefined,
  "DeviceAttribute.versions": undefined,
  "DeviceAttribute.version": "1.2.3",
  "DeviceTaint.effect": "NoExecute",
  "Device.bindingFailureConditions": ["b"],
  "IPAddress.metadata.name": "10.0.0.1",
  "ServiceCIDRSpec.cidrs": [cidr],
  "CSIDriverSpec.volumeLifecycleModes": ["Persistent", "Ephemeral"],
  "CSIDriverSpec.nodeAllocatableUpdatePeriodSeconds": 10,
  "TokenRequest.expirationSeconds": 600,
  "ResourceSliceSpec.pool": each({ name: "a", generation: 1, resourceSliceCount: 1 }),
};
