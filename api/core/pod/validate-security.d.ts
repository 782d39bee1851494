import type { SecurityContext } from "./security.ts";
import type { PodSpec } from "./spec.ts";
import { type Errors } from "./validate-format.ts";
/** The security context of a container. `hostUsers` is what the pod says, or true. */
export declare function validateSecurityContext(context: SecurityContext | undefined, path: string, hostUsers: boolean): Errors;
/** The security context of a pod, with the fields beside it that it depends on. */
export declare function validatePodSecurityContext(spec: PodSpec, path: string): Errors;
/** A pod with users of its own shares no other namespace with the node. */
export declare function validateHostUsers(spec: PodSpec, path: string): Errors;
