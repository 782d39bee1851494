/** Whose the volumes of a pod are. Source: kubelet 1.36, volume.SetVolumeOwnership. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Mount } from "../shell/mounted-files.ts";
import type { Container } from "../types.ts";
/** Gives volumes that were just mounted to the group of the pod, and emptyDirs to everybody. */
export declare function giveVolumes({ spec }: Pod, container: Container, mounts: readonly Mount[]): void;
