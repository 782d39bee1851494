import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
import { type Volumes } from "./validate-mount.ts";
/** The pod around a container, as far as the container depends on it. */
export interface PodCheck {
    readonly spec: PodSpec;
    /** The volumes that containers may use, by name. */
    readonly volumes: Volumes;
    /** Names of `spec.resourceClaims`. */
    readonly claims: ReadonlySet<string>;
}
/** `spec.containers`: at least one. */
export declare function validateContainers(path: string, check: PodCheck): Errors;
/** `spec.initContainers`: those that restart always are sidecars and may have probes. */
export declare function validateInitContainers(path: string, check: PodCheck): Errors;
/** `spec.ephemeralContainers`: they join a running pod, so they have a part of the fields only. */
export declare function validateEphemeralContainers(path: string, check: PodCheck): Errors;
/** `must not have leading or trailing whitespace`; templates may, since some tools use it. */
export declare const validateTrimmed: (image: string, path: string) => Errors;
