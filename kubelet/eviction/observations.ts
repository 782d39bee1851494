/** What a node has left of what its kubelet watches over. */
import type { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import { systemUse } from "../behavior/usage.ts";
import { imageBytes } from "../node/image-gc.ts";
import type { NodeImage } from "../node/image-list.ts";
import { type KnownUse, type PodTotals, podTotals } from "./pod-storage.ts";
import { amountOf, type Signal, type Threshold } from "./thresholds.ts";

/** Of one signal. */
export interface Observation {
  readonly available: number;
  readonly capacity: number;
}

export type Observations = Readonly<Record<Signal, Observation>>;

/** A pod that may be evicted, and what it has of its machine. */
export interface PodOnNode extends KnownUse {
  readonly pod: Pod;
  readonly totals: PodTotals;
}

/** The pods that have something of the machine; `knownOf` tells what their objects do not. */
export function podsOnNode(
  pods: readonly Pod[],
  knownOf: (pod: Pod) => KnownUse,
): readonly PodOnNode[] {
  const found: PodOnNode[] = [];
  for (const pod of pods) {
    if (hasEnded(pod)) continue;
    const known = knownOf(pod);
    found.push(Object.assign({ pod, totals: podTotals(pod, known) }, known));
  }
  return found;
}

/** A file system has an inode for so many bytes. Source: mke2fs.conf, inode_ratio. */
const bytesPerInode = 16_384;
/** `kernel.pid_max` of a machine of up to 32 processors. */
const processesMax = 32_768;
/** What runs on a machine that no pod runs. */
const systemProcesses = 150;

/** A machine has one disk, for images and all else. */
export function observe(
  { status }: Node,
  pods: readonly PodOnNode[],
  images: readonly NodeImage[],
  architecture: string,
): Observations {
  const { capacity: { memory = "0", "ephemeral-storage": storage = "0" } = {} } = status;
  const sum = (field: keyof PodTotals) =>
    pods.reduce((total, { totals }) => total + totals[field], 0);
  const left = (capacity: number, used: number) => ({
    capacity,
    available: Math.max(capacity - used, 0),
  });
  const disk = quantityToNumber(storage);
  const onDisk = left(disk, sum("diskBytes") + imageBytes(images, architecture));
  const inodes = left(Math.floor(disk / bytesPerInode), sum("inodes"));
  const memoryUsed = systemUse.memoryBytes + sum("memoryBytes");
  return {
    "memory.available": left(quantityToNumber(memory), memoryUsed),
    "nodefs.available": onDisk,
    "imagefs.available": onDisk,
    "nodefs.inodesFree": inodes,
    "imagefs.inodesFree": inodes,
    "pid.available": left(processesMax, systemProcesses + sum("processes")),
  };
}

/** Whether so little is left; with what has to be reclaimed beyond, once it was met. */
export function isMet(
  { signal, value, minimumReclaim }: Threshold,
  observations: Observations,
  reclaims = false,
): boolean {
  const { available, capacity } = observations[signal];
  if (capacity === 0) return false;
  const more = reclaims && minimumReclaim !== undefined ? amountOf(minimumReclaim, capacity) : 0;
  return available < amountOf(value, capacity) + more;
}

/** All that containers write is kept in memory, which has no room for more than this. */
const most: Readonly<Record<Signal, number>> = {
  "memory.available": 2 ** 31,
  "nodefs.available": 2 ** 31,
  "imagefs.available": 2 ** 31,
  "nodefs.inodesFree": 1_000_000,
  "imagefs.inodesFree": 1_000_000,
  "pid.available": 10_000,
};

/** Whether what containers write may yet come to the threshold. */
export function isNear({ signal, value }: Threshold, observations: Observations): boolean {
  const { available, capacity } = observations[signal];
  return capacity > 0 && available - amountOf(value, capacity) < most[signal];
}
