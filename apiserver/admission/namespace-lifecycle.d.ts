import type { AdmissionPlugin } from "./plugin.ts";
/** Objects need a namespace that is there and not going; some namespaces must stay. */
export declare const namespaceLifecycle: AdmissionPlugin;
