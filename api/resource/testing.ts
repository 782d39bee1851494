/** Objects for the tests of this group. */
import type { Device } from "./device.ts";
import type { ResourceClaimSpec } from "./device-claim.ts";
import type { ExactDeviceRequest } from "./device-request.ts";
import type { ResourceClaim } from "./resource-claim.ts";
import type { ResourceSlice } from "./resource-slice.ts";

const apiVersion = "resource.k8s.io/v1";

export const driver = "gpu.example.com";

export type Devices = ResourceClaimSpec["devices"];

export const exactly = (parts: Partial<ExactDeviceRequest> = {}): ExactDeviceRequest => ({
  deviceClassName: driver,
  allocationMode: "ExactCount",
  count: 1,
  ...parts,
});

export const claimOf = (
  devices: Partial<Devices> = {},
  status: ResourceClaim["status"] = {},
  metadata: ResourceClaim["metadata"] = {},
): ResourceClaim => ({
  apiVersion,
  kind: "ResourceClaim",
  metadata: { name: "gpus", ...metadata },
  spec: { devices: { requests: [{ name: "gpu", exactly: exactly() }], ...devices } },
  status,
});

export const sliceOf = (spec: Partial<ResourceSlice["spec"]> = {}): ResourceSlice => ({
  apiVersion,
  kind: "ResourceSlice",
  metadata: { name: "node-0-gpus" },
  spec: {
    driver,
    pool: { name: "node-0", generation: 1, resourceSliceCount: 1 },
    nodeName: "node-0",
    ...spec,
  },
});

/** A slice of one device. */
export const sliceWith = (device: Partial<Device>): ResourceSlice =>
  sliceOf({ devices: [{ name: "gpu-0", ...device }] });
