/** What pods have of the disk, the memory and the processes of their machine. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import { containerUse, saidAmount, type UseSources, useAnnotations } from "../behavior/usage.ts";
import { statusesOf } from "../images/node-images.ts";
import type { Container, ContainerStatus } from "../types.ts";

/** What is known of a pod's use beside its object. */
export interface KnownUse {
  /** Absent where nothing ever ran. */
  readonly use?: PodUse | undefined;
  /** What is said of a container's memory, and what its requests take; absent: nothing. */
  readonly sourcesOf?: (container: Container) => UseSources;
}

/** The containers of a pod that run. */
export function runningContainers({ spec, status }: Pod): readonly Container[] {
  const statuses = statusesOf(status);
  if (!statuses.some(isRunning)) return none;
  const runs = ({ name }: Container) =>
    statuses.some((each) => each.name === name && isRunning(each));
  const { initContainers, containers, ephemeralContainers } = spec;
  if (initContainers === undefined && ephemeralContainers === undefined) {
    return containers.filter(runs);
  }
  return [...(initContainers ?? []), ...containers, ...(ephemeralContainers ?? [])].filter(runs);
}

const isRunning = ({ state }: ContainerStatus) => state.running !== undefined;

const none: readonly Container[] = [];

/** What a container has written: its own files and its log. */
export const containerBytes = (pod: Pod, container: Container, use: PodUse | undefined): number => {
  const own = use?.containers.get(container.name);
  const said = saidAmount(pod, container, useAnnotations.ephemeralStorage);
  return said + (own === undefined ? 0 : own.written.bytes + own.logBytes);
};

/** How many processes a container that runs has. */
export const containerProcesses = (
  pod: Pod,
  container: Container,
  use: PodUse | undefined,
): number =>
  saidAmount(pod, container, useAnnotations.processes) +
  Math.max(use?.containers.get(container.name)?.processes ?? 0, 1);

/**
 * What a container takes of memory. Whoever writes to a volume in memory is charged with it, which
 * is taken to be the first container that mounts it.
 */
export function containerMemory(
  pod: Pod,
  container: Container,
  { use, sourcesOf }: KnownUse,
): number {
  let { memoryBytes } = containerUse(pod, container, sourcesOf?.(container));
  if (use === undefined) return memoryBytes;
  const { initContainers = [], containers, volumes = [] } = pod.spec;
  for (const { name, emptyDir } of volumes) {
    if (emptyDir?.medium !== "Memory") continue;
    const mounts = ({ volumeMounts = [] }: Container) =>
      volumeMounts.some((mount) => mount.name === name);
    const first = containers.find(mounts) ?? initContainers.find(mounts);
    if (first === container) memoryBytes += use.volumes.get(name)?.bytes ?? 0;
  }
  return memoryBytes;
}

/** What the volumes of a pod take of the disk that are there for as long as the pod. */
function volumeSpace({ spec }: Pod, use: PodUse | undefined) {
  let [bytes, inodes] = [0, 0];
  if (use === undefined) return { bytes, inodes };
  for (const { name, emptyDir } of spec.volumes ?? []) {
    const space = emptyDir?.medium === "Memory" ? undefined : use.volumes.get(name);
    if (emptyDir === undefined || space === undefined) continue;
    bytes += space.bytes;
    inodes += space.inodes;
  }
  return { bytes, inodes };
}

/** All that a pod has of its machine. */
export interface PodTotals {
  readonly memoryBytes: number;
  readonly diskBytes: number;
  readonly inodes: number;
  readonly processes: number;
}

const nothing: PodTotals = { memoryBytes: 0, diskBytes: 0, inodes: 0, processes: 0 };

export function podTotals(pod: Pod, known: KnownUse = {}): PodTotals {
  const { use } = known;
  const running = runningContainers(pod);
  if (use === undefined && running.length === 0) return nothing;
  const disk = volumeSpace(pod, use);
  let [diskBytes, inodes, processes, memoryBytes] = [disk.bytes, disk.inodes, 0, 0];
  for (const container of running) {
    const own = use?.containers.get(container.name);
    memoryBytes += containerMemory(pod, container, known);
    diskBytes += containerBytes(pod, container, use);
    inodes += own?.written.inodes ?? 0;
    processes += containerProcesses(pod, container, use);
  }
  return { memoryBytes, diskBytes, inodes, processes };
}
