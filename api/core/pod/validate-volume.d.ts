import { type Errors } from "./validate-format.ts";
import type { Volumes } from "./validate-mount.ts";
import type { Volume } from "./volume.ts";
import type { HostPathVolumeSource } from "./volume-node.ts";
/**
 * Everything wrong with the volumes, and those that containers may use. The pod's name is known
 * only for a pod; claims of ephemeral volumes are named after it.
 */
export declare function validateVolumes(volumes: readonly Volume[] | undefined, path: string, podName: string): {
    readonly errors: Errors;
    readonly usable: Volumes;
};
/** A path of the node, and what must be there. */
export declare function validateHostPath({ path: host, type }: HostPathVolumeSource, path: string): Errors;
/** The name of a CSI driver. */
export declare const validateCsiDriver: (driver: string, path: string) => Errors;
