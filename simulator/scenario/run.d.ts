import { Cluster } from "../cluster.ts";
import { type ScenarioFailure } from "./failure.ts";
import type { LoadedScenario } from "./load.ts";
import { type Course } from "./stage.ts";
import { type ExtraFault } from "./with-faults.ts";
export interface RunOptions {
    readonly seed: string;
    /** What goes wrong beside what the scenario says; its own drawn faults are left out then. */
    readonly faults?: readonly ExtraFault[];
    /** Called with the cluster before anything happens. */
    readonly prepare?: (cluster: Cluster) => void;
}
/** What came of a run. The same scenario and seed have the same run, byte for byte. */
export interface Run {
    readonly scenario: string;
    readonly seed: string;
    readonly result: "passed" | "failed";
    /** What did not hold; where the scenario must fail, a run with it has passed. */
    readonly failure?: ScenarioFailure;
    /** The faults that were drawn or given. */
    readonly faults: readonly ExtraFault[];
    /** How long it took in virtual time. */
    readonly virtualMs: number;
    readonly revision: number;
    /** Of all that was written: equal for equal runs. */
    readonly digest: string;
}
/** A run with its cluster, as it is at the end. */
export interface Played {
    readonly run: Run;
    readonly cluster: Cluster;
}
/** Plays a scenario to its end, or to what fails first. */
export declare function runScenario(loaded: LoadedScenario, options: RunOptions): Played;
/** The same, event by event, for who lets others act in between. */
export declare function playScenario(said: LoadedScenario, { seed, faults, prepare }: RunOptions): Course<Played>;
