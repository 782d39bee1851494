/** Whose the volumes of a pod are. Source: kubelet 1.36, volume.SetVolumeOwnership. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { setGroup } from "../shell/access.ts";
import { absolutePath, type Directory, entryAt, partsOf, withEntry } from "../shell/file-system.ts";
import type { Mount } from "../shell/mounted-files.ts";
import type { Container, Volume } from "../types.ts";

/** What the directory of an emptyDir lets everybody do. */
const openMode = 0o777;
/** What a volume lets the group of its pod do. */
const groupMode = 0o070 | setGroup;

/** Gives volumes that were just mounted to the group of the pod, and emptyDirs to everybody. */
export function giveVolumes({ spec }: Pod, container: Container, mounts: readonly Mount[]): void {
  const { fsGroup } = spec.securityContext ?? {};
  for (const { path, store, subPath } of mounts) {
    const of = container.volumeMounts?.find(({ mountPath }) => absolutePath(mountPath) === path);
    const volume = spec.volumes?.find(({ name }) => name === of?.name);
    if (volume === undefined) continue;
    for (const at of new Set(["/", subPath])) {
      const entry = entryAt(store.root, partsOf(at));
      if (entry?.kind !== "directory") continue;
      const next = given(entry, volume, fsGroup);
      if (next === entry) continue;
      store.root = withEntry(store.root, partsOf(at), next, entry.changedMs);
    }
  }
}

function given(entry: Directory, volume: Volume, fsGroup: number | undefined): Directory {
  const { emptyDir, persistentVolumeClaim, ephemeral } = volume;
  const isGiven = fsGroup !== undefined && (emptyDir ?? persistentVolumeClaim ?? ephemeral);
  const open = emptyDir === undefined ? 0 : openMode;
  const mode = entry.mode | open | (isGiven ? groupMode : 0);
  const group = isGiven ? fsGroup : entry.group;
  if (mode === entry.mode && group === entry.group) return entry;
  return { ...entry, mode, ...(group !== undefined && { group }) };
}
