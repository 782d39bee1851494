/** The files of machines that containers may mount, and what a kubelet reads of them itself. */
import { type Directory } from "../shell/file-system.ts";
/** `staticPodPath`, as kubeadm sets it. */
export declare const manifestDirectory = "/etc/kubernetes/manifests";
/** The name of the store that holds the files of a machine. */
export declare const hostStore: (node: string) => string;
/** The node whose files are in a store; `undefined` for other stores. */
export declare const nodeOfStore: (store: string) => string | undefined;
/** The manifests of static pods among the files of a machine. */
export declare function manifestsIn(root: Directory): Directory | undefined;
