import type { Volume } from "./volume.ts";
/** Warnings for the volumes of a pod, in Kubernetes' order. */
export declare function volumeWarnings(volumes: readonly Volume[] | undefined, path: string): string[];
