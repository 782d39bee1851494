import type { AdmissionPlugin } from "./plugin.ts";
/** Gives new volumes and claims a finalizer, which a controller takes off when they may go. */
export declare const storageObjectInUseProtection: readonly AdmissionPlugin[];
