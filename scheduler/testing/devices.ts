/** Claims for devices, classes and slices for tests, decoded as the API server would. */
import type { JsonObject } from "../../api/json.ts";
import { DeviceClass } from "../../api/resource/device-class.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceSlice } from "../../api/resource/resource-slice.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { decoded } from "./objects.ts";

export interface DevicesRow {
  /** Of the namespace `default`; what each asks for is one device of the class `gpu`. */
  readonly claims?: Readonly<Record<string, ClaimRow>>;
  /** The names of classes; each has all devices. */
  readonly classes?: readonly string[];
  /** How many devices nodes have, by their names. */
  readonly nodes?: Readonly<Record<string, number>>;
}

export interface ClaimRow {
  readonly metadata?: JsonObject;
  readonly request?: JsonObject;
  /** The node and the name of the device there that it has. */
  readonly has?: readonly [node: string, device: string];
  /** Uids of the pods that use it. */
  readonly users?: readonly string[];
}

export const driver = "gpu.example.com";

/** Lets the scheduler know of these devices and of no others. */
export function withDevices(snapshot: Snapshot, row: DevicesRow): Snapshot {
  const { claims = {}, classes = ["gpu"], nodes = {} } = row;
  snapshot.devices.sources = {
    claims: known(Object.entries(claims).map(claimOf), ({ name }) => `default/${name}`),
    classes: known(classes.map(classOf), ({ name = "" }) => name),
    slices: known(Object.entries(nodes).map(sliceOf), ({ name = "" }) => name),
  };
  snapshot.devices.slicesChanged();
  return snapshot;
}

/** Members of the spec of a pod that uses these claims. */
export const claiming = (...claims: readonly string[]): JsonObject => ({
  resourceClaims: claims.map((resourceClaimName) => ({
    name: resourceClaimName,
    resourceClaimName,
  })),
});

type Metadata = { readonly name?: string | undefined };

function known<T extends { readonly metadata: Metadata }>(
  objects: readonly T[],
  keyOf: (metadata: Metadata) => string,
) {
  const byKey = new Map(objects.map((each) => [keyOf(each.metadata), each]));
  return { get: (key: string) => byKey.get(key), values: () => byKey.values() };
}

const exactly = { deviceClassName: "gpu", allocationMode: "ExactCount", count: 1 };

function claimOf([name, row]: readonly [string, ClaimRow]): ResourceClaim {
  const { metadata = {}, request = { exactly }, has, users = [] } = row;
  const reservedFor = users.map((uid) => ({ resource: "pods", name: uid, uid }));
  return decoded<ResourceClaim>(ResourceClaim, {
    metadata: { name, namespace: "default", uid: `uid-${name}`, ...metadata },
    spec: { devices: { requests: [{ name: "one", ...request }] } },
    status: { ...(has && { allocation: allocationOf(has) }), reservedFor },
  });
}

const allocationOf = ([node, device]: readonly [string, string]): JsonObject => ({
  devices: { results: [{ request: "one", driver, pool: node, device }] },
  nodeSelector: {
    nodeSelectorTerms: [
      { matchFields: [{ key: "metadata.name", operator: "In", values: [node] }] },
    ],
  },
});

const classOf = (name: string) =>
  decoded<DeviceClass>(DeviceClass, { metadata: { name }, spec: {} });

const sliceOf = ([node, count]: readonly [string, number]) =>
  decoded<ResourceSlice>(ResourceSlice, {
    metadata: { name: `${node}-gpus` },
    spec: {
      driver,
      pool: { name: node, generation: 1, resourceSliceCount: 1 },
      nodeName: node,
      devices: Array.from({ length: count }, (_, index) => ({ name: `gpu-${index}` })),
    },
  });
