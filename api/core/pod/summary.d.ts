/** The one line that is shown of a pod. Source: pkg/printers/internalversion printPod 1.36. */
import type { Pod } from "./pod.ts";
export interface PodSummary {
    /** Containers and sidecars that are ready, of how many. */
    readonly ready: number;
    readonly total: number;
    /** `Running`, `Init:0/1`, `CrashLoopBackOff`, `Terminating` and so on. */
    readonly status: string;
    readonly restarts: number;
    /** When a container that was restarted had ended, as RFC 3339. */
    readonly lastRestart: string | undefined;
}
/** Sums up a pod. The result is remembered, as each column of a row asks for it. */
export declare function summarizePod(pod: Pod): PodSummary;
