import { type Errors } from "./validate-format.ts";
import type { ConfigMapVolumeSource, DownwardAPIVolumeSource, ProjectedVolumeSource, SecretVolumeSource } from "./volume-config.ts";
export declare const validateSecretVolume: (source: SecretVolumeSource, path: string) => Errors;
export declare const validateConfigMapVolume: (source: ConfigMapVolumeSource, path: string) => Errors;
/** Kubernetes reports the faults of a file at the volume, without its index. */
export declare const validateDownwardVolume: (source: DownwardAPIVolumeSource, path: string) => Errors;
/** Several sources in one directory; no two of them may write the same file. */
export declare function validateProjectedVolume(source: ProjectedVolumeSource, path: string): Errors;
