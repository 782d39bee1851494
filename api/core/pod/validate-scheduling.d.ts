import type { PodResourceClaim, PodSchedulingGate, Toleration, TopologySpreadConstraint } from "./scheduling.ts";
import { type Errors } from "./validate-format.ts";
export declare function validateTolerations(tolerations: readonly Toleration[] | undefined, path: string): Errors;
/** Gates have names, and each only once. */
export declare function validateSchedulingGates(gates: readonly PodSchedulingGate[] | undefined, path: string): Errors;
export declare function validateTopologySpread(constraints: readonly TopologySpreadConstraint[] | undefined, path: string): Errors;
/** Claims for devices: each has a name and says where its claim comes from. */
export declare function validateResourceClaims(claims: readonly PodResourceClaim[] | undefined, path: string, isMirror: boolean): Errors;
