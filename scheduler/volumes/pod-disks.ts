/** The disks that pods name themselves, without a claim. */
import type { Pod } from "../framework/framework.ts";

type Volume = NonNullable<Pod["spec"]["volumes"]>[number];

/** Those that one pod may keep from another, or that drivers have only so many places for. */
const kinds = [
  "awsElasticBlockStore",
  "azureDisk",
  "cinder",
  "gcePersistentDisk",
  "iscsi",
  "portworxVolume",
  "rbd",
] as const satisfies readonly (keyof Volume)[];
export type Disk = Pick<Volume, (typeof kinds)[number]>;

const none: readonly Disk[] = [];
const remembered = new WeakMap<readonly Volume[], readonly Disk[]>();

/** The disks of a pod, the same list every time. */
export function disksOf({ spec: { volumes } }: Pod): readonly Disk[] {
  if (volumes === undefined) return none;
  const known = remembered.get(volumes);
  if (known !== undefined) return known;
  const disks = volumes.filter(isDisk).map(({ name: _, ...disk }): Disk => disk);
  const made = disks.length === 0 ? none : disks;
  remembered.set(volumes, made);
  return made;
}

const isDisk = (volume: Volume): boolean => kinds.some((kind) => volume[kind] !== undefined);
