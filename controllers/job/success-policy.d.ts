import type { SuccessPolicy } from "../../api/batch/job-policy.ts";
import { type IndexSet } from "./index-set.ts";
/** Why the Job has succeeded early, or `undefined`. Source: success_policy.go 1.36. */
export declare function earlySuccess(policy: SuccessPolicy | undefined, completions: number, succeeded: IndexSet): string | undefined;
