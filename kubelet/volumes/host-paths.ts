/** The files of machines that containers may mount, and what a kubelet reads of them itself. */
import { absolutePath, type Directory, entryAt, partsOf } from "../shell/file-system.ts";

/** `staticPodPath`, as kubeadm sets it. */
export const manifestDirectory = "/etc/kubernetes/manifests";

const prefix = "host/";

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
