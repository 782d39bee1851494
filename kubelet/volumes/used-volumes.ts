/**
 * The volumes of a pod that its containers use: kubelets neither wait for others nor look at them.
 * Source: kubelet 1.36, GetPodVolumeNames.
 */
import type { PodSpec } from "../types.ts";

/** By name: some are mounted as directories, some are devices in the container. */
export interface UsedVolumes {
  readonly mounted: ReadonlySet<string>;
  readonly devices: ReadonlySet<string>;
}

const known = new WeakMap<PodSpec, UsedVolumes>();

export function usedVolumes(spec: PodSpec): UsedVolumes {
  const found = known.get(spec);
  if (found !== undefined) return found;
  const { containers, initContainers = [], ephemeralContainers = [] } = spec;
  const all = [...containers, ...initContainers, ...ephemeralContainers];
  const made = {
    mounted: new Set(all.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name))),
    devices: new Set(
      all.flatMap(({ volumeDevices = [] }) => volumeDevices.map(({ name }) => name)),
    ),
  };
  known.set(spec, made);
  return made;
}

/** Whether any container uses the volume of this name. */
export function isUsed(spec: PodSpec, volume: string): boolean {
  const { mounted, devices } = usedVolumes(spec);
  return mounted.has(volume) || devices.has(volume);
}
