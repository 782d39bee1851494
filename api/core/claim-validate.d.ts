import type { PersistentVolumeClaimSpec } from "./claim-spec.ts";
import { type Errors } from "./pod/validate-format.ts";
/** Everything wrong with the spec of a claim at `path`. */
export declare function validateClaimSpec(spec: PersistentVolumeClaimSpec, path: string): Errors;
/** Advice on what is asked for: storage is counted in whole bytes. */
export declare function claimSpecWarnings(spec: PersistentVolumeClaimSpec | undefined, path: string): readonly string[];
