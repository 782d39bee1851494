/** The directories of machines that containers may mount, and what a kubelet reads itself. */

/** `staticPodPath`, as kubeadm sets it. */
export const manifestDirectory = "/etc/kubernetes/manifests";

/** The name of the store of a directory of a machine. */
export const hostStore = (node: string, path: string): string => `host/${node}${path}`;

/** The node whose manifests are in a store; `undefined` for other stores. */
export function nodeOfManifests(store: string): string | undefined {
  if (!store.startsWith("host/") || !store.endsWith(manifestDirectory)) return undefined;
  const node = store.slice("host/".length, -manifestDirectory.length);
  return node.includes("/") ? undefined : node;
}
