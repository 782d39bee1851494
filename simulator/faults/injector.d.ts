import type { ApiHandler } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";
import type { ActiveFaults } from "./active-faults.ts";
import type { World } from "./fault-effect.ts";
export interface InjectorOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    /** What is drawn by faults that have no seed of their own. */
    readonly random: Random;
    readonly world: World;
    readonly active: ActiveFaults;
}
/**
 * Follows Faults, puts each in force when its time has come, and writes what comes of it to its
 * status. Started again it goes on from there.
 */
export declare class FaultInjector {
    #private;
    constructor(options: InjectorOptions);
    start(): void;
    /** At once, as a killed process does: nothing is in force while it does not run. */
    stop(): void;
}
