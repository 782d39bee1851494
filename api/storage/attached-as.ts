import { type Attachable, attachableOf } from "../core/volume/attachable.ts";
import type { PersistentVolume } from "../core/volume/persistent-volume.ts";
import type { CSIDriver } from "./csi-driver.ts";

/**
 * How the driver knows a volume that has to be attached to a node; `undefined` for one that nobody
 * attaches, as where the driver says that it need not be. Source: skipAttach 1.36.
 */
export function attachedAs(
  volume: PersistentVolume,
  driverNamed: (name: string) => CSIDriver | undefined,
): Attachable | undefined {
  const attachable = attachableOf(volume);
  if (attachable === undefined) return undefined;
  return driverNamed(attachable.driver)?.spec.attachRequired === false ? undefined : attachable;
}

/** Only a driver that comes or goes changes what is attached: what it says of it is immutable. */
export const comesOrGoes = (next: unknown, previous: unknown): boolean =>
  next === undefined || previous === undefined;
