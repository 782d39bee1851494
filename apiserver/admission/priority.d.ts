import type { AdmissionPlugin } from "./plugin.ts";
/**
 * Fills in the priority that the class of a pod stands for. What a pod brings is left as it is, and
 * then compared. Source: plugin/pkg/admission/priority 1.36.
 */
export declare const priority: AdmissionPlugin;
/** One class at most is the default, and those of the system stay. */
export declare const priorityClasses: AdmissionPlugin;
