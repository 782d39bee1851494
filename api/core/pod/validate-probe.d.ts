import type { Lifecycle } from "./lifecycle.ts";
import type { Probe } from "./probe.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
/** A liveness or startup probe: one success is always enough. */
export declare function validateLivenessProbe(probe: Probe | undefined, path: string): Errors;
export declare function validateReadinessProbe(probe: Probe | undefined, path: string): Errors;
/** The hooks of a container, and the signal that stops it. */
export declare function validateLifecycle(lifecycle: Lifecycle | undefined, path: string, spec: PodSpec): Errors;
