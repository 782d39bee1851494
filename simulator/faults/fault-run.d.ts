import { type Random } from "../../api/runtime.ts";
import { type Fault } from "../../api/sim/fault.ts";
import type { EventRecorder } from "../../client/event-recorder.ts";
import type { ActiveFaults } from "./active-faults.ts";
import type { World } from "./fault-effect.ts";
export interface FaultRunOptions {
    readonly world: World;
    readonly active: ActiveFaults;
    readonly random: Random;
    readonly recorder: EventRecorder;
    /** Merges into the status of the object, if it is still that. */
    readonly write: (fault: Fault, status: object) => void;
}
/** One fault, from when it is known until it has ended or is gone. */
export declare class FaultRun {
    #private;
    constructor(fault: Fault, options: FaultRunOptions);
    get uid(): string;
    start(): void;
    /** Takes it away, as its deletion does, or the death of who injects it: then it is left so. */
    stop(isLeft?: boolean): void;
}
