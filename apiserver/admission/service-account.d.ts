import type { AdmissionPlugin } from "./plugin.ts";
/** Gives pods a service account, which must be there, and mounts its token. */
export declare const serviceAccount: AdmissionPlugin;
