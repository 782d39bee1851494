import { type Errors } from "../pod/validate-format.ts";
import type { PersistentVolumeSpec } from "./spec.ts";
/** A volume has exactly one source. */
export declare function validateVolumeSource(spec: PersistentVolumeSpec, path: string, volumeName: string): Errors;
