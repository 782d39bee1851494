import type { AdmissionPlugin } from "./plugin.ts";
/** Ingresses that say nothing of a class get the default one, where there is one. */
export declare const defaultIngressClass: AdmissionPlugin;
