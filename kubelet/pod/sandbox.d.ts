import { type Observed, type TimedNote } from "../observed.ts";
export interface SandboxPlan {
    /** `Infinity` while volumes cannot be mounted. */
    readonly readyMs: number;
    /** The first try to mount was in vain. */
    readonly isLate: boolean;
    readonly timed: readonly TimedNote[];
    readonly dueMs: number;
}
/** The pod's sandbox: its volumes are mounted, then its network is set up. */
export declare function planSandbox(observed: Observed): SandboxPlan;
