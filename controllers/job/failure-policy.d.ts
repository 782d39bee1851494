import type { PodFailurePolicy } from "../../api/batch/job-policy.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** What a policy makes of a failed pod. */
export interface Verdict {
    readonly action: string | undefined;
    /** Whether the failure counts towards the back-off limit. */
    readonly counts: boolean;
    /** Why the whole Job fails, if it does. */
    readonly failsJob?: string;
}
/** By the first rule that matches. Source: pkg/controller/job/pod_failure_policy.go 1.36. */
export declare function judge(policy: PodFailurePolicy | undefined, pod: Pod): Verdict;
