import type { Remedy } from "./framework.ts";
/** The taint of a node that is closed to new pods. */
export declare const cordoned: {
    readonly key: "node.kubernetes.io/unschedulable";
    readonly value: "";
    readonly effect: "NoSchedule";
};
/** What opens it again, and takes the taint off it. */
export declare const uncordon: Remedy;
