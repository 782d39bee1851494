/** What pods have of the disk, the memory and the processes of their machine. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import { containerUse, saidAmount, useAnnotations } from "../behavior/usage.ts";
import { statusesOf } from "../images/node-images.ts";
import type { Container } from "../types.ts";

/** The containers of a pod that run. */
export function runningContainers({ spec, status }: Pod): readonly Container[] {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  const running = new Set(
    statusesOf(status).flatMap(({ name, state }) => (state.running === undefined ? [] : [name])),
  );
  return [...initContainers, ...containers, ...ephemeralContainers].filter(({ name }) =>
    running.has(name),
  );
}

/** What a container has written: its own files and its log. */
export const containerBytes = (pod: Pod, container: Container, use: PodUse | undefined): number => {
  const own = use?.containers.get(container.name);
  const said = saidAmount(pod, container, useAnnotations.ephemeralStorage);
  return said + (own === undefined ? 0 : own.written.bytes + own.logBytes);
};

/** What the volumes of a pod take that are there for as long as the pod. */
function volumeSpace({ spec }: Pod, use: PodUse | undefined, medium: "Disk" | "Memory") {
  let [bytes, inodes] = [0, 0];
  for (const { name, emptyDir } of spec.volumes ?? []) {
    if (emptyDir === undefined) continue;
    if ((emptyDir.medium === "Memory") !== (medium === "Memory")) continue;
    const space = use?.volumes.get(name);
    bytes += space?.bytes ?? 0;
    inodes += space?.inodes ?? 0;
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

export function podTotals(pod: Pod, use: PodUse | undefined): PodTotals {
  const disk = volumeSpace(pod, use, "Disk");
  let [diskBytes, inodes, processes] = [disk.bytes, disk.inodes, 0];
  let memoryBytes = volumeSpace(pod, use, "Memory").bytes;
  for (const container of runningContainers(pod)) {
    const own = use?.containers.get(container.name);
    memoryBytes += containerUse(pod, container).memoryBytes;
    diskBytes += containerBytes(pod, container, use);
    inodes += own?.written.inodes ?? 0;
    processes += saidAmount(pod, container, useAnnotations.processes);
    processes += Math.max(own?.processes ?? 0, 1);
  }
  return { memoryBytes, diskBytes, inodes, processes };
}
