/** What the scheduler knows of devices, for tests of whoever asks it. */
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { claim, deviceClass, gpus, held, pool, request, slice } from "../devices/testing.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

export interface DevicesRow {
  /** Of the namespace `default`; what each asks for is one device, unless told otherwise. */
  readonly claims?: Readonly<Record<string, ClaimRow>>;
  /** Whether there is the class that they ask for. */
  readonly hasClass?: boolean;
  /** How many devices nodes have, by their names. */
  readonly nodes?: Readonly<Record<string, number>>;
}

export interface ClaimRow {
  readonly metadata?: ResourceClaim["metadata"];
  readonly requests?: Parameters<typeof claim>[0];
  /** The node whose first device it has. */
  readonly on?: string;
  /** Uids of the pods that use it. */
  readonly users?: readonly string[];
}

/** Lets the scheduler know of these devices and of no others. */
export function withDevices(snapshot: Snapshot, row: DevicesRow): Snapshot {
  const { claims = {}, hasClass = true, nodes = {} } = row;
  const slices = Object.entries(nodes).map(([node, count]) =>
    slice(
      gpus(...Array.from({ length: count }, (_, index) => `gpu-${index}`)),
      { nodeName: node, pool: pool(node) },
      `${node}-gpus`,
    ),
  );
  snapshot.devices.sources = {
    claims: known(Object.entries(claims).map(claimOf), ({ name }) => `default/${name}`),
    classes: known(hasClass ? [deviceClass()] : [], ({ name = "" }) => name),
    slices: known(slices, ({ name = "" }) => name),
  };
  snapshot.devices.slicesChanged();
  snapshot.devices.classesChanged();
  return snapshot;
}

/** Members of the spec of a pod that uses these claims. */
export const claiming = (...claims: readonly string[]) => ({
  resourceClaims: claims.map((name) => ({ name, resourceClaimName: name })),
});

function claimOf([name, row]: readonly [string, ClaimRow]): ResourceClaim {
  const { metadata = {}, requests = [request()], on, users = [] } = row;
  const made = claim(requests, {}, name);
  return {
    ...made,
    metadata: { ...made.metadata, uid: `uid-${name}`, ...metadata },
    status: {
      ...(on !== undefined && { allocation: allocationOn(on) }),
      reservedFor: users.map((uid) => ({ resource: "pods", name: uid, uid })),
    },
  };
}

const allocationOn = (node: string) => ({
  ...held("gpu-0", { pool: node }),
  nodeSelector: {
    nodeSelectorTerms: [
      { matchFields: [{ key: "metadata.name", operator: "In", values: [node] }] },
    ],
  },
});

type Metadata = { readonly name?: string | undefined };

function known<T extends { readonly metadata: Metadata }>(
  objects: readonly T[],
  keyOf: (metadata: Metadata) => string,
) {
  const byKey = new Map(objects.map((each) => [keyOf(each.metadata), each]));
  return { get: (key: string) => byKey.get(key), values: () => byKey.values() };
}
