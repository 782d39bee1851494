/** What faults make of one run of a container. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Behavior } from "../behavior/behavior.ts";
import type { Container } from "../types.ts";
import { type MachineFault } from "./machine-faults.ts";
/** The run that faults may strike. */
export interface FaultedRun {
    readonly faults: readonly MachineFault[];
    readonly container: Container;
    readonly pod: Pod;
    /** Absent where its object is gone. */
    readonly node: Node | undefined;
    /** Names the run, and has the seed of the cluster: what varies is drawn by it. */
    readonly name: string;
    /** Absent before it starts. */
    readonly startedMs: number | undefined;
}
/** What the container does, with what faults do to it. */
export declare function withFaults(own: Behavior, run: FaultedRun): Behavior;
