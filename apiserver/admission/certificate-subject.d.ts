import type { AdmissionPlugin } from "./plugin.ts";
/** Nobody becomes a master of the cluster by a certificate that is merely approved. */
export declare const certificateSubject: AdmissionPlugin;
