/** How often the probes of a running container have found what. */
import type { RunningContainer } from "../behavior/running.ts";
export interface ProbeCount {
    readonly type: "Liveness" | "Readiness" | "Startup";
    readonly result: "successful" | "failed";
    readonly count: number;
}
/** Of the present run of the container. The others begin once its startup probe has succeeded. */
export declare function probeCounts({ container, does, startedMs }: RunningContainer, podIP: string, nowMs: number): readonly ProbeCount[];
