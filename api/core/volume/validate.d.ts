/** What must hold for a PersistentVolume. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
import { type Errors } from "../pod/validate-format.ts";
import type { PersistentVolume } from "./persistent-volume.ts";
import { type PersistentVolumeSpec } from "./spec.ts";
/** Everything wrong with a volume but its metadata. */
export declare function validatePersistentVolume({ metadata, spec }: PersistentVolume): FieldError[];
/** Everything wrong with the spec of a volume of that name at `path`. */
export declare function validateVolumeSpec(spec: PersistentVolumeSpec, path: string, volumeName: string): FieldError[];
export declare const mountOptionsAnnotation = "volume.beta.kubernetes.io/mount-options";
/** A volume stays what it is: its source, its mode, and where it can be reached from. */
export declare function validateVolumeUpdate(next: PersistentVolume, stored: PersistentVolume): Errors;
/** The spec of a volume that a pod had to itself, written into a VolumeAttachment. */
export declare function validateInlineVolumeSpec(spec: PersistentVolumeSpec, path: string): Errors;
