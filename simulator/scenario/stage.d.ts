/** Where a scenario is played: a cluster, and what is watched of it. */
import type { Random } from "../../api/runtime.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Cluster } from "../cluster.ts";
import { type Expression, type Outcome } from "./expression.ts";
import { type ScenarioFailure } from "./failure.ts";
import type { LoadedScenario } from "./load.ts";
import { World } from "./world.ts";
/**
 * A part of a run. It yields after every event of the cluster, so that whoever drives it may let
 * others act in between.
 */
export type Course<Result = void> = Generator<undefined, Result, undefined>;
type Path = readonly (string | number)[];
export interface StageOptions {
    readonly cluster: Cluster;
    readonly loaded: LoadedScenario;
    readonly random: Random;
}
export declare class Stage {
    #private;
    readonly cluster: Cluster;
    readonly loaded: LoadedScenario;
    readonly random: Random;
    readonly world: World;
    readonly startMs: number;
    constructor({ cluster, loaded, random }: StageOptions);
    get namespace(): string;
    /** Notes what must end the run, as soon as the write that is being made is done. */
    note(failure: ScenarioFailure): void;
    /** Throws ScenarioFailed where something was noted. */
    check(): void;
    failureAt(path: Path, failure: Pick<ScenarioFailure, "kind" | "name" | "reason" | "message"> & Partial<ScenarioFailure>): ScenarioFailure;
    /** Lets everything happen that is due by then, and stands at that time. */
    runUntil(limitMs: number): Course;
    /** Runs until `isSo`, looked at after every write; false where it is not so by then. */
    runUntilSo(isSo: () => boolean, limitMs: number): Course<boolean>;
    /** Runs until an expression holds. Throws ScenarioFailed where it does not in time. */
    runUntilHolds(expression: Expression, withinMs: number, fail: (outcome: Outcome) => ScenarioFailure): Course;
    /** Calls back after every write, during its commit, until what it returns is called. */
    onWrite(listener: (event: StoredEvent) => void): () => void;
}
/** `within 5m0s`. */
export declare const withinText: (ms: number) => string;
export {};
