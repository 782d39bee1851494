/** Objects for the tests of this folder: rows name only what they are about. */
import type { AllocationResult, DeviceAllocation } from "../../api/resource/claim-status.ts";
import type { Device } from "../../api/resource/device.ts";
import type { DeviceClass } from "../../api/resource/device-class.ts";
import type { DeviceRequest, ExactDeviceRequest } from "../../api/resource/device-request.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";
import { claimOf, type Devices, driver, exactly, sliceOf } from "../../api/resource/testing.ts";
import { nodeOf } from "../testing/objects.ts";
import { AllocationError, createAllocator } from "./allocate.ts";

export const gpus = (...names: readonly string[]): readonly Device[] =>
  names.map((name) => ({ name }));

/** Devices of the one pool that `node-0` has. */
export const slice = (
  devices: readonly Device[],
  spec: Partial<ResourceSlice["spec"]> = {},
  name = "node-0-gpus",
): ResourceSlice => ({ ...sliceOf({ devices, ...spec }), metadata: { name } });

export const pool = (name: string, generation = 1, resourceSliceCount = 1) => {
  return { name, generation, resourceSliceCount };
};

export const request = (
  parts: Partial<ExactDeviceRequest> = {},
  name = "gpu",
): DeviceRequest & { exactly: ExactDeviceRequest } => ({ name, exactly: exactly(parts) });

/** The first of these that there is; each is called by its key. */
export const firstOf = (
  subrequests: Readonly<Record<string, Partial<ExactDeviceRequest>>>,
  name = "gpu",
): DeviceRequest => ({
  name,
  firstAvailable: Object.entries(subrequests).map(([each, parts]) => {
    return { name: each, ...exactly(parts) };
  }),
});

export const claim = (
  requests: readonly DeviceRequest[],
  devices: Partial<Devices> = {},
  name = "gpus",
): ResourceClaim => claimOf({ requests, ...devices }, {}, { name, namespace: "default" });

export const cel = (expression: string) => ({ cel: { expression } });

export const deviceClass = (
  spec: DeviceClass["spec"] = {},
  name: string = driver,
): DeviceClass => ({
  apiVersion: "resource.k8s.io/v1",
  kind: "DeviceClass",
  metadata: { name },
  spec,
});

/** A device that a claim has already. */
export const held = (device: string, parts: Partial<DeviceAllocation> = {}): AllocationResult => ({
  devices: { results: [{ request: "gpu", driver, pool: "node-0", device, ...parts }] },
});

export interface Case {
  readonly slices?: readonly ResourceSlice[];
  readonly claims?: readonly ResourceClaim[];
  readonly allocations?: readonly AllocationResult[];
  readonly classes?: readonly DeviceClass[];
  /** Name of the node; `node-0` unless given. */
  readonly node?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What is allocated. Shares are numbered in the order in which they are made. */
export function allocated(row: Case): readonly AllocationResult[] | undefined {
  const { slices = [], claims = [claim([request()])], allocations = [], node = "node-0" } = row;
  const { classes = [deviceClass()], labels = {} } = row;
  let shares = 0;
  const uid = () => {
    shares += 1;
    return `share-${shares}`;
  };
  const byName = new Map(classes.map((each) => [each.metadata.name ?? "", each]));
  const allocator = createAllocator({ slices, allocations, classes: byName }, uid);
  return allocator.allocate(claims, nodeOf({ name: node, labels }));
}

/**
 * The devices of all claims as `request=device`, with the pool where that is not the node's; or
 * `none`, or the error.
 */
export function found(row: Case): string {
  try {
    const results = (allocated(row) ?? []).flatMap(({ devices }) => devices.results ?? []);
    return results.map((result) => told(result, row.node ?? "node-0")).join(" ") || "none";
  } catch (error) {
    if (error instanceof AllocationError) return error.message;
    throw error;
  }
}

const told = ({ request: name, pool: from, device }: DeviceAllocation, node: string): string =>
  `${name}=${from === node ? "" : `${from}/`}${device}`;
