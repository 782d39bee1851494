/** The volumes of a pod as its containers see them. Source: kubelet 1.36, volume plugins. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { addQuantities, quantityToNumber } from "../../api/quantity.ts";
import { keyOf } from "../../client/controller.ts";
import type { FindConfiguration } from "../observed.ts";
import { bytesOf } from "../shell/bytes.ts";
import {
  absolutePath,
  type Directory,
  directory,
  entryAt,
  file,
  link,
  partsOf,
  withEntry,
  withFile,
} from "../shell/file-system.ts";
import type { Mount, Store } from "../shell/mounted-files.ts";
import type { Container, Volume } from "../types.ts";
import { downwardFile } from "./downward.ts";
import { hostStore } from "./host-paths.ts";

/** A kubelet looks after each pod at least so often, and then renews its volumes. Source: 1.36. */
export const syncMs = 60_000;

/** Where the files of volumes are kept, by names that tell them apart in the whole cluster. */
export interface Stores {
  /** One that goes with its pod (`namespace/name`). */
  ofPod(pod: string, volume: string, make: () => Directory): Store;
  /** One that stays. */
  lasting(name: string): Store;
  /** One of a pod, if it was made. */
  known(pod: string, volume: string): Store | undefined;
}

interface Sources {
  readonly configuration: FindConfiguration;
  readonly nowMs: number;
}

/** What a container has mounted. */
export function mountsOf(
  container: Container,
  pod: Pod,
  { stores, ...sources }: Sources & { readonly stores: Stores },
): readonly Mount[] {
  return (container.volumeMounts ?? []).flatMap((mount): readonly Mount[] => {
    const volume = pod.spec.volumes?.find(({ name }) => name === mount.name);
    if (volume === undefined) return [];
    const path = absolutePath(mount.mountPath);
    // Of the files of a machine, a path is mounted.
    const subPath = absolutePath(`${volume.hostPath?.path ?? ""}/${mount.subPath ?? ""}`);
    const files = configuredFiles(volume, pod, sources.configuration);
    if (files === undefined) {
      const store = storeOf(volume, pod, stores);
      makeDirectory(store, subPath);
      const isMemory = volume.emptyDir?.medium === "Memory";
      if (isMemory) store.limitBytes = memoryLimit(volume, pod);
      const isReadOnly = mount.readOnly === true;
      return [{ path, store, subPath, isReadOnly, isMemory, isShared: true }];
    }
    // A subPath is bound once, so what is mounted there is not renewed.
    const isFixed = subPath !== "/";
    const store: Store = isFixed
      ? { root: plainFiles(files) }
      : stores.ofPod(keyOf(pod), volume.name, () => linkedFiles(files, sources.nowMs));
    if (!isFixed) store.renewedMs ??= sources.nowMs;
    return [{ path, store, subPath, isReadOnly: true, isShared: !isFixed }];
  });
}

/** Renews the volumes that show what is in the API. */
export function refreshVolumes(pod: Pod, { configuration, nowMs }: Sources, stores: Stores): void {
  const key = keyOf(pod);
  for (const volume of pod.spec.volumes ?? []) {
    const store = stores.known(key, volume.name);
    if (store?.renewedMs === undefined || nowMs - store.renewedMs < syncMs) continue;
    const files = configuredFiles(volume, pod, configuration);
    if (files === undefined) continue;
    store.renewedMs = nowMs;
    if (!shows(store.root, files)) store.root = linkedFiles(files, nowMs);
  }
}

/** The ConfigMaps and Secrets in the volumes of a pod, as `ConfigMap/namespace/name`. */
export function configurationsOf({ metadata, spec: { volumes } }: Pod): readonly string[] {
  const named: string[] = [];
  const add = (kind: string, name: string | undefined) => {
    if (name !== undefined && name !== rootCertificates) {
      named.push(`${kind}/${metadata.namespace}/${name}`);
    }
  };
  for (const { configMap, secret, projected } of volumes ?? []) {
    add("ConfigMap", configMap?.name);
    add("Secret", secret?.secretName);
    for (const source of projected?.sources ?? []) {
      add("ConfigMap", source.configMap?.name);
      add("Secret", source.secret?.name);
    }
  }
  return named;
}

/** In every pod, and never changed. */
const rootCertificates = "kube-root-ca.crt";

type Files = ReadonlyMap<string, string>;

/** The files of a volume that come from the API; `undefined` for other volumes. */
function configuredFiles(
  volume: Volume,
  pod: Pod,
  configuration: FindConfiguration,
): Files | undefined {
  const { configMap, secret, projected, downwardAPI } = volume;
  const from = (kind: "ConfigMap" | "Secret", name: string, items: Items) =>
    chosen(configuration(kind, name)?.data ?? new Map(), items);
  if (configMap !== undefined) return from("ConfigMap", configMap.name, configMap.items);
  if (secret !== undefined) return from("Secret", secret.secretName ?? "", secret.items);
  if (downwardAPI !== undefined) return downwardFiles(downwardAPI.items, pod);
  if (projected === undefined) return undefined;
  const files = new Map<string, string>();
  const add = (more: Files) => {
    for (const [path, content] of more) files.set(path, content);
  };
  for (const source of projected.sources ?? []) {
    if (source.configMap) add(from("ConfigMap", source.configMap.name, source.configMap.items));
    if (source.secret) add(from("Secret", source.secret.name, source.secret.items));
    if (source.downwardAPI) add(downwardFiles(source.downwardAPI.items, pod));
    if (source.serviceAccountToken) add(new Map([[source.serviceAccountToken.path, token(pod)]]));
  }
  return files;
}

type Items = readonly { readonly key: string; readonly path: string }[] | undefined;

function chosen(data: Files, items: Items): Files {
  if (items === undefined) return data;
  return new Map(items.map(({ key, path }) => [path, data.get(key) ?? ""] as const));
}

type DownwardItems = NonNullable<Volume["downwardAPI"]>["items"];

const downwardFiles = (items: DownwardItems, pod: Pod): Files =>
  new Map((items ?? []).map((item) => [item.path, bytesOf(downwardFile(item, pod))] as const));

/** No server checks it: it says only whose it is. */
const token = ({ metadata, spec }: Pod) =>
  `system:serviceaccount:${metadata.namespace}:${spec.serviceAccountName ?? "default"}`;

function plainFiles(files: Files): Directory {
  let root = directory();
  for (const [path, content] of files) root = withFile(root, path, file(content));
  return root;
}

const dataLink = "..data";

/** Files behind links, so that all of them change at once. Source: AtomicWriter. */
function linkedFiles(files: Files, nowMs: number): Directory {
  const stamp = new Date(nowMs).toISOString().replace(/[-:T]/g, "_").slice(0, 19);
  const version = `..${stamp}`;
  const tops = [...new Set([...files.keys()].map((path) => partsOf(absolutePath(path))[0] ?? ""))];
  return directory([
    [version, plainFiles(files)],
    [dataLink, link(version)],
    ...tops.map((name) => [name, link(`${dataLink}/${name}`)] as const),
  ]);
}

/** Whether the links lead to just these files. */
function shows(root: Directory, files: Files): boolean {
  const data = root.entries.get(dataLink);
  if (data?.kind !== "link") return false;
  const paths = [...files].every(([path, content]) => {
    const entry = entryAt(root, [data.target, ...partsOf(absolutePath(path))]);
    return entry?.kind === "file" && entry.content === content;
  });
  const tops = new Set([...files.keys()].map((path) => partsOf(absolutePath(path))[0]));
  return paths && root.entries.size === tops.size + 2;
}

function storeOf(volume: Volume, pod: Pod, stores: Stores): Store {
  const { persistentVolumeClaim, ephemeral, hostPath } = volume;
  const { namespace, name } = pod.metadata;
  if (persistentVolumeClaim !== undefined) {
    return stores.lasting(`claim/${namespace}/${persistentVolumeClaim.claimName}`);
  }
  if (ephemeral !== undefined) return stores.lasting(`claim/${namespace}/${name}-${volume.name}`);
  if (hostPath !== undefined) return stores.lasting(hostStore(pod.spec.nodeName ?? ""));
  return stores.ofPod(keyOf(pod), volume.name, () => directory());
}

/** How large a volume in memory can be. Source: kubelet 1.36, SizeMemoryBackedVolumes. */
function memoryLimit({ emptyDir }: Volume, { spec }: Pod): number {
  const own = spec.containers.map(({ resources }) => resources.limits?.memory);
  const limits = [spec.resources?.limits?.memory ?? sumOf(own), emptyDir?.sizeLimit];
  const bytes = limits.flatMap((limit) => (limit === undefined ? [] : [quantityToNumber(limit)]));
  return Math.min(...bytes.filter((each) => each > 0), Number.POSITIVE_INFINITY);
}

/** The sum of the limits, where all have one. */
function sumOf(limits: readonly (string | undefined)[]): string | undefined {
  return limits.reduce((sum, each) =>
    sum === undefined || each === undefined ? undefined : addQuantities(sum, each),
  );
}

function makeDirectory(store: Store, path: string): void {
  const parts = partsOf(path);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const above = parts.slice(0, depth);
    const there = entryAt(store.root, above);
    if (there === undefined) store.root = withEntry(store.root, above, directory(), 0);
    else if (there.kind !== "directory") return;
  }
}
