import { type StatusRule } from "./job-status-rule.ts";
/** Which conditions and counts go together in a Job that has ended. */
export declare const endRules: readonly StatusRule[];
/** The rules that Kubernetes looks at last. */
export declare const lastRules: readonly StatusRule[];
