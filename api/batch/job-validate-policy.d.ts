/** What must hold for the policies of a Job. Source: pkg/apis/batch/validation 1.36. */
import { type Errors } from "../core/pod/validate-format.ts";
import type { PodFailurePolicy, SuccessPolicy } from "./job-policy.ts";
import { type JobSpec } from "./job-spec.ts";
/** Everything wrong with the rules for failed pods. */
export declare function validatePodFailurePolicy(spec: JobSpec, path: string): Errors;
/** Everything wrong with the rules for an early success. */
export declare function validateSuccessPolicy(spec: JobSpec, path: string): Errors;
/** The policies as refusals show them: Kubernetes prints its internal types there. */
export declare const printedSuccessPolicy: ({ rules }: SuccessPolicy) => {
    Rules: {
        SucceededIndexes: string | null;
        SucceededCount: number | null;
    }[];
};
export declare const printedPodFailurePolicy: ({ rules }: PodFailurePolicy) => {
    Rules: {
        Action: string;
        OnExitCodes: {
            ContainerName: string | null;
            Operator: string;
            Values: readonly number[];
        } | null;
        OnPodConditions: {
            Type: string;
            Status: string | undefined;
        }[] | null;
    }[];
};
