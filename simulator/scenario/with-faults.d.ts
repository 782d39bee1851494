/** Faults that come to a scenario beside those of its own steps. */
import type { JsonObject } from "../../api/json.ts";
import type { LoadedScenario } from "./load.ts";
/** A fault that begins some time after the first step. */
export interface ExtraFault {
    readonly name: string;
    /** The spec of a Fault. */
    readonly spec: JsonObject;
}
/** The same scenario with these faults as its first steps. */
export declare function withFaults(loaded: LoadedScenario, faults: readonly ExtraFault[]): LoadedScenario;
