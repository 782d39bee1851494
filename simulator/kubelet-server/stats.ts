/** The parts that a kubelet's summary is made of. Source: k8s.io/kubelet 1.36, stats/v1alpha1. */
import type { Use } from "../../kubelet/index.ts";
import type { Metered, NodeView } from "./node-view.ts";

export const cpuStats = (
  time: string,
  { cpuMillicores, cpuNanoseconds }: Omit<Metered, "startedMs">,
) => ({
  time,
  usageNanoCores: Math.round(cpuMillicores * 1_000_000),
  usageCoreNanoSeconds: cpuNanoseconds,
});

const pageBytes = 4_096;

/** All memory is in use by its processes: there is no cache of files. */
export const memoryStats = (
  time: string,
  { memoryBytes }: Use,
  limitBytes: number | undefined,
) => ({
  time,
  ...(limitBytes !== undefined && { availableBytes: Math.max(limitBytes - memoryBytes, 0) }),
  usageBytes: memoryBytes,
  workingSetBytes: memoryBytes,
  rssBytes: memoryBytes,
  pageFaults: Math.ceil(memoryBytes / pageBytes),
  majorPageFaults: 0,
});

/** Machines have no swap. */
export const swapStats = (time: string) => ({
  time,
  swapAvailableBytes: 0,
  swapUsageBytes: 0,
});

/** What goes over the network is not counted. */
export function networkStats(time: string) {
  const quiet = { name: "eth0", rxBytes: 0, rxErrors: 0, txBytes: 0, txErrors: 0 };
  return { time, ...quiet, interfaces: [quiet] };
}

/** What files take of a disk. */
export interface Space {
  readonly bytes: number;
  readonly inodes: number;
}

export const nothing: Space = { bytes: 0, inodes: 0 };

/** A part of the disk of the machine; the whole of what is used where no part is given. */
export function fsStats({ time, left }: NodeView, part?: Space) {
  const disk = left["nodefs.available"];
  const inodes = left["nodefs.inodesFree"];
  return {
    time,
    availableBytes: Math.max(disk.available, 0),
    capacityBytes: disk.capacity,
    usedBytes: part?.bytes ?? disk.capacity - disk.available,
    inodesFree: Math.max(inodes.available, 0),
    inodes: inodes.capacity,
    inodesUsed: part?.inodes ?? inodes.capacity - inodes.available,
  };
}
