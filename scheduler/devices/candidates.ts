import type { Device } from "../../api/resource/device.ts";
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";

/** A device of a slice. There is one object for each as long as there is the slice. */
export interface Candidate {
  /** `driver/pool/device` */
  readonly id: string;
  /** `driver/pool` */
  readonly pool: string;
  readonly driver: string;
  readonly device: Device;
  readonly slice: ResourceSlice;
}

const known = new WeakMap<ResourceSlice, readonly Candidate[]>();

/** The devices of a slice in their order. */
export function candidatesOf(slice: ResourceSlice): readonly Candidate[] {
  const before = known.get(slice);
  if (before !== undefined) return before;
  const { driver, devices = [] } = slice.spec;
  const pool = poolId(slice);
  const made = devices.map((device) => {
    return { id: `${pool}/${device.name}`, pool, driver, device, slice };
  });
  known.set(slice, made);
  return made;
}

/** `driver/pool`: two drivers may call their pools the same, as after the node. */
export const poolId = ({ spec: { driver, pool } }: ResourceSlice): string =>
  `${driver}/${pool.name}`;

/** A name and the domain that it has: that of the driver, where it has none of its own. */
export function qualified(name: string, driver: string): readonly [domain: string, name: string] {
  const slash = name.indexOf("/");
  return slash < 0 ? [driver, name] : [name.slice(0, slash), name.slice(slash + 1)];
}
