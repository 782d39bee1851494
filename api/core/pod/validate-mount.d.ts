import type { Container } from "./container.ts";
import { type Errors } from "./validate-format.ts";
import type { Volume } from "./volume.ts";
/** The valid volumes of the pod by name. */
export type Volumes = ReadonlyMap<string, Volume>;
/** All mounts of a container. Kubernetes reports some of their faults at the list itself. */
export declare function validateMounts(container: Container, path: string, volumes: Volumes): Errors;
/** All block devices of a container. */
export declare function validateDevices(container: Container, path: string, volumes: Volumes): Errors;
