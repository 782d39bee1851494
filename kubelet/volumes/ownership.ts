/** Whose the volumes of a pod are. Source: kubelet 1.36, volume.SetVolumeOwnership. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { setGroup } from "../shell/files/access.ts";
import {
  absolutePath,
  type Directory,
  type Entry,
  entryAt,
  partsOf,
  withEntry,
} from "../shell/files/file-system.ts";
import type { Mount } from "../shell/files/mounted-files.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container, Volume } from "../types.ts";

/** What the directory of an emptyDir lets everybody do. */
const openMode = 0o777;
/** In memory it is as Linux makes a tmpfs: only owners may remove what is theirs. */
const memoryMode = 0o1777;
/** What files of a volume let the group of its pod do, and directories. */
const groupFileMode = 0o660;
const groupMode = 0o770 | setGroup;

/**
 * Gives the volumes of a pod to its group, and emptyDirs to everybody, once for each pod: what its
 * containers change of that stays when one of them starts again.
 */
export function giveVolumes(pod: Pod, container: Container, mounts: readonly Mount[]): void {
  const { securityContext = {}, volumes } = pod.spec;
  for (const { path, store, subPath } of mounts) {
    const of = container.volumeMounts?.find(({ mountPath }) => absolutePath(mountPath) === path);
    const volume = volumes?.find(({ name }) => name === of?.name);
    if (volume === undefined) continue;
    for (const at of new Set(["/", subPath])) {
      store.givenTo ??= new Set();
      const place = `${runtimeUid(pod)} ${at}`;
      const entry = entryAt(store.root, partsOf(at));
      if (store.givenTo.has(place) || entry?.kind !== "directory") continue;
      store.givenTo.add(place);
      const next = given(entry, volume, securityContext);
      if (next !== entry) store.root = withEntry(store.root, partsOf(at), next, entry.changedMs);
    }
  }
}

type SecurityContext = NonNullable<Pod["spec"]["securityContext"]>;

function given(entry: Directory, volume: Volume, context: Partial<SecurityContext>): Directory {
  const { emptyDir, persistentVolumeClaim, ephemeral } = volume;
  const emptyMode = emptyDir?.medium === "Memory" ? memoryMode : openMode;
  const open = emptyDir === undefined ? entry : { ...entry, mode: entry.mode | emptyMode };
  const isGiven = (emptyDir ?? persistentVolumeClaim ?? ephemeral) !== undefined;
  const { fsGroup, fsGroupChangePolicy } = context;
  if (!isGiven || fsGroup === undefined) return open.mode === entry.mode ? entry : open;
  const isAsWanted = entry.group === fsGroup && (entry.mode & groupMode) === groupMode;
  if (fsGroupChangePolicy === "OnRootMismatch" && isAsWanted) return open;
  return allGiven(open, fsGroup);
}

/** A directory and all that is in it. */
function allGiven(entry: Directory, group: number): Directory {
  const entries = new Map(
    [...entry.entries].map(([name, each]): readonly [string, Entry] => {
      if (each.kind === "directory") return [name, allGiven(each, group)];
      if (each.kind !== "file") return [name, each];
      return [name, { ...each, group, mode: each.mode | groupFileMode }];
    }),
  );
  return { ...entry, entries, group, mode: entry.mode | groupMode };
}
