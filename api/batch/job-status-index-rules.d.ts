import { type StatusRule } from "./job-status-rule.ts";
export declare const indexRules: readonly StatusRule[];
