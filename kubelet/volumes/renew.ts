/**
 * Volumes that show what is in the API follow it when the kubelet looks after their pod: once a
 * minute, and whenever the pod changes. Source: kubelet 1.36, syncPod.
 */
import { never } from "../observed.ts";
import { tokensWanted, tokenTimes } from "./account-tokens.ts";
import { type Mounts, mounts, type Seen } from "./configuration.ts";
import { configuredFiles, linkedFiles, shows } from "./configured-files.ts";
import type { Sources, Stores } from "./mounted-volumes.ts";

/** A kubelet looks after each pod at least so often. */
const syncMs = 60_000;

/** Renews what is to be renewed by now; returns when it is to be looked at again. */
export function renewVolumes(observed: Seen & Sources, stores: Stores): number {
  const { pod, configuration, nowMs } = observed;
  let dueMs = never;
  let problems: Mounts["problems"] | undefined;
  for (const volume of pod.spec.volumes ?? []) {
    const store = stores.known(pod, volume.name);
    if (store?.renewal === undefined) continue;
    const files = configuredFiles(volume, pod, configuration);
    if (files === undefined) continue;
    problems ??= mounts(observed).problems;
    // Where something is gone that must be there, what it was stays.
    if (problems.some((each) => each.volume === volume.name)) continue;
    const changesPod = store.renewal.podVersion !== pod.metadata.resourceVersion;
    store.renewal.podVersion = pod.metadata.resourceVersion;
    for (const wish of tokensWanted(volume)) {
      dueMs = Math.min(dueMs, tokenTimes(pod, wish, nowMs).untilMs);
    }
    if (shows(store.root, files)) {
      store.renewal.staleMs = undefined;
      continue;
    }
    store.renewal.staleMs ??= nowMs;
    const atMs = nextSync(store.renewal, store.renewal.staleMs);
    if (changesPod || nowMs >= atMs) {
      store.root = linkedFiles(files, nowMs);
      store.renewal.staleMs = undefined;
    } else dueMs = Math.min(dueMs, atMs);
  }
  return dueMs;
}

/** Whether the pod has volumes that are renewed when it changes, by whoever writes it. */
export const showsVolumes = ({ pod }: Seen, stores: Stores): boolean =>
  pod.spec.volumes?.some(({ name }) => stores.known(pod, name)?.renewal !== undefined) === true;

/** When the kubelet looks after the pod next by itself. */
export const nextSync = ({ mountedMs }: { readonly mountedMs: number }, nowMs: number): number =>
  mountedMs + (Math.floor((nowMs - mountedMs) / syncMs) + 1) * syncMs;
