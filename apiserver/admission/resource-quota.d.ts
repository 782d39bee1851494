import type { Storage } from "../storage/storage.ts";
import type { AdmissionPlugin } from "./plugin.ts";
/**
 * Refuses what a quota of the namespace does not allow, and charges what it does.
 * Source: apiserver/pkg/admission/plugin/resourcequota 1.36.
 */
export declare function resourceQuota(storage: Storage): AdmissionPlugin;
