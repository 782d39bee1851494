/** The volumes of a pod as its containers see them. Source: kubelet 1.36, volume plugins. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { addQuantities, quantityToNumber } from "../../api/quantity.ts";
import { keyOf } from "../../client/controller.ts";
import type { FindConfiguration } from "../observed.ts";
import {
  absolutePath,
  type Directory,
  directory,
  entryAt,
  partsOf,
  withEntry,
} from "../shell/files/file-system.ts";
import type { Mount, Store } from "../shell/files/mounted-files.ts";
import { withoutLinks } from "../shell/files/without-links.ts";
import type { Container, Volume } from "../types.ts";
import { configuredFiles, linkedFiles, plainFiles } from "./configured-files.ts";
import { hostStore } from "./host-paths.ts";
import { subPathOf } from "./sub-path.ts";
import { volumeStore } from "./volume-files.ts";

/** Where the files of volumes are kept, by names that tell them apart in the whole cluster. */
export interface Stores {
  /** One that goes with its pod (`namespace/name`). */
  ofPod(pod: string, volume: string, make: () => Directory): Store;
  /** One that stays. */
  lasting(name: string): Store;
  /** One of a pod, if it was made. */
  known(pod: Pod, volume: string): Store | undefined;
}

export interface Sources {
  readonly configuration: FindConfiguration;
  readonly nowMs: number;
}

interface MountSources extends Sources {
  readonly stores: Stores;
  /** The container's, of which `subPathExpr` is made. */
  readonly variables: ReadonlyMap<string, string>;
  /** The files of an image. */
  readonly imageRoot: (reference: string) => Directory;
}

/** What a container has mounted. */
export function mountsOf(
  container: Container,
  pod: Pod,
  { stores, variables, imageRoot, ...sources }: MountSources,
): readonly Mount[] {
  return (container.volumeMounts ?? []).flatMap((mount): readonly Mount[] => {
    const volume = pod.spec.volumes?.find(({ name }) => name === mount.name);
    if (volume === undefined) return [];
    const path = absolutePath(mount.mountPath);
    // Of the files of a machine, a path is mounted.
    const subPath = absolutePath(`${volume.hostPath?.path ?? ""}/${subPathOf(mount, variables)}`);
    if (volume.image !== undefined) {
      const store: Store = { root: imageRoot(volume.image.reference ?? "") };
      return [{ path, store, subPath, isReadOnly: true, isShared: false }];
    }
    const files = configuredFiles(volume, pod, sources.configuration);
    if (files === undefined) {
      const store = storeOf(volume, pod, { stores, ...sources });
      const staysWithin = volume.hostPath === undefined;
      const real = withoutLinks(store.root, subPath, { staysWithin });
      makeDirectory(store, real);
      const isMemory = volume.emptyDir?.medium === "Memory";
      if (isMemory) store.limitBytes = memoryLimit(volume, pod);
      const isReadOnly = mount.readOnly === true;
      return [{ path, store, subPath: real, isReadOnly, isMemory, isShared: true }];
    }
    // A subPath is bound once, so what is mounted there is not renewed.
    const isFixed = subPath !== "/";
    const store: Store = isFixed
      ? { root: plainFiles(files) }
      : stores.ofPod(keyOf(pod), volume.name, () => linkedFiles(files, sources.nowMs));
    const podVersion = pod.metadata.resourceVersion;
    if (!isFixed) store.renewal ??= { mountedMs: sources.nowMs, podVersion, staleMs: undefined };
    return [{ path, store, subPath, isReadOnly: true, isShared: !isFixed }];
  });
}

/** The ConfigMaps and Secrets in the volumes of a pod, as `ConfigMap/namespace/name`. */
export function configurationsOf({ metadata, spec: { volumes } }: Pod): readonly string[] {
  if (volumes === undefined || unnamed.has(volumes)) return nothingNamed;
  const named: string[] = [];
  const add = (kind: string, name: string | undefined) => {
    if (name !== undefined && name !== rootCertificates) {
      named.push(`${kind}/${metadata.namespace}/${name}`);
    }
  };
  for (const { configMap, secret, projected } of volumes) {
    add("ConfigMap", configMap?.name);
    add("Secret", secret?.secretName);
    for (const source of projected?.sources ?? []) {
      add("ConfigMap", source.configMap?.name);
      add("Secret", source.secret?.name);
    }
  }
  if (named.length === 0) unnamed.add(volumes);
  return named;
}

const nothingNamed: readonly string[] = [];

/** Lists of volumes that name none: they are asked at every change of their pod. */
const unnamed = new WeakSet<readonly Volume[]>();

/** In every pod, and never changed. */
const rootCertificates = "kube-root-ca.crt";

type StoreSources = Pick<MountSources, "stores" | "configuration">;

function storeOf(volume: Volume, pod: Pod, { stores, configuration }: StoreSources): Store {
  const { persistentVolumeClaim, ephemeral, hostPath } = volume;
  const claim =
    ephemeral === undefined
      ? persistentVolumeClaim?.claimName
      : `${pod.metadata.name}-${volume.name}`;
  const bound = claim === undefined ? undefined : configuration("Claim", claim)?.data.get("volume");
  if (bound !== undefined) return stores.lasting(volumeStore(bound));
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

/** What is mounted of a volume is made where it is not there, as open as what it is in. */
function makeDirectory(store: Store, path: string): void {
  const parts = partsOf(path);
  let { mode } = store.root;
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const above = parts.slice(0, depth);
    const there = entryAt(store.root, above);
    if (there === undefined) {
      store.root = withEntry(store.root, above, directory([], 0, mode), 0);
    } else if (there.kind !== "directory") return;
    else mode = there.mode;
  }
}
