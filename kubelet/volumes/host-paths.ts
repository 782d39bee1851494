/** The files of machines that containers may mount, and what a kubelet reads of them itself. */
import {
  absolutePath,
  type Directory,
  directory,
  type Entry,
  entryAt,
  file,
  partsOf,
  withEntry,
  withFile,
} from "../shell/files/file-system.ts";
import type { Store } from "../shell/files/mounted-files.ts";
import { withoutLinks } from "../shell/files/without-links.ts";
import type { Volume } from "../types.ts";

/** `staticPodPath`, as kubeadm sets it. */
export const manifestDirectory = "/etc/kubernetes/manifests";

/** No pod has such a key, as no namespace has capitals. */
const prefix = "Node/";

/** The name of the store that holds the files of a machine. */
export const hostStore = (node: string): string => `${prefix}${node}`;

/** The node whose files are in a store; `undefined` for other stores. */
export const nodeOfStore = (store: string): string | undefined =>
  store.startsWith(prefix) ? store.slice(prefix.length) : undefined;

/** The manifests of static pods among the files of a machine. */
export function manifestsIn(root: Directory): Directory | undefined {
  const entry = entryAt(root, partsOf(absolutePath(manifestDirectory)));
  return entry?.kind === "directory" ? entry : undefined;
}

type HostPath = NonNullable<Volume["hostPath"]>;

/** What has to be at a path, by the type of the volume. */
const kinds: Readonly<
  Record<string, { readonly what: string; readonly is: (entry: Entry) => boolean }>
> = {
  Directory: { what: "a directory", is: ({ kind }) => kind === "directory" },
  File: { what: "a file", is: ({ kind }) => kind === "file" },
  Socket: { what: "a socket file", is: (entry) => isDevice(entry, "socket") },
  CharDevice: {
    what: "a character device",
    is: (entry) =>
      entry.kind === "device" && !isDevice(entry, "socket") && !isDevice(entry, "disk"),
  },
  BlockDevice: { what: "a block device", is: (entry) => isDevice(entry, "disk") },
};

const isDevice = (entry: Entry, name: string) => entry.kind === "device" && entry.name === name;

/** Why a path cannot be mounted; what a type says is to be made is made. */
export function hostPathProblem(
  store: Store,
  { path, type = "" }: Pick<HostPath, "path" | "type">,
): string | undefined {
  const kind = kinds[type.replace("OrCreate", "")];
  if (kind === undefined) return undefined;
  const real = withoutLinks(store.root, absolutePath(path));
  const parts = partsOf(real);
  const entry = entryAt(store.root, parts);
  if (entry !== undefined) {
    return kind.is(entry) ? undefined : `hostPath type check failed: ${path} is not ${kind.what}`;
  }
  if (type === "DirectoryOrCreate") {
    store.root = withFile(store.root, real, directory());
  } else if (type === "FileOrCreate") {
    if (entryAt(store.root, parts.slice(0, -1))?.kind !== "directory") {
      return `open ${path}: no such file or directory`;
    }
    store.root = withEntry(store.root, parts, file(""), 0);
  } else return `hostPath type check failed: ${path} is not ${kind.what}`;
  store.onChange?.();
  return undefined;
}

/** When each path of a machine was last found not to be as it should. */
const failures = new WeakMap<Store, Map<string, number>>();

/** The same, with the time since which all is well, as far as a kubelet has looked. */
export function hostPathCheck(
  store: Store,
  hostPath: HostPath,
  nowMs: number,
): { readonly problem: string | undefined; readonly readyMs: number } {
  const known = failures.get(store) ?? new Map<string, number>();
  failures.set(store, known);
  const key = `${hostPath.type}:${hostPath.path}`;
  const problem = hostPathProblem(store, hostPath);
  if (problem !== undefined) known.set(key, nowMs);
  const failedMs = known.get(key);
  return { problem, readyMs: failedMs === undefined ? 0 : failedMs + 1 };
}
