import type { AdmissionPlugin } from "./plugin.ts";
/** Claims that say nothing of a class get the default one, where there is one. */
export declare const defaultStorageClass: AdmissionPlugin;
