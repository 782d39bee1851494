import type { AdmissionPlugin } from "./plugin.ts";
/** Pods stay for five minutes on a node that is lost, unless they say otherwise. */
export declare const defaultTolerationSeconds: AdmissionPlugin;
