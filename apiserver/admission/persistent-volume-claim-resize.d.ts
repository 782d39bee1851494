import type { AdmissionPlugin } from "./plugin.ts";
/** Claims grow only where their class lets them. */
export declare const persistentVolumeClaimResize: AdmissionPlugin;
