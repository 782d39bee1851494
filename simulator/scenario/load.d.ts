import { type JsonObject } from "../../api/json.ts";
import { type Scenario } from "./schema.ts";
/** A scenario with all that it needs from files. */
export interface LoadedScenario {
    readonly scenario: Scenario;
    /** What is applied before the first step, in order. */
    readonly manifests: readonly JsonObject[];
    /** The objects of files that steps name, by the name of the file. */
    readonly files: ReadonlyMap<string, readonly JsonObject[]>;
    /** The file that it is from. */
    readonly source: string;
    /** Where something is said: `web.yaml:12`. */
    readonly placeOf: (path: Path) => string;
}
type Path = readonly (string | number)[];
/** What is wrong with a file, all of it, with its lines. */
export declare class ScenarioError extends Error {
    readonly name = "ScenarioError";
}
export interface LoadOptions {
    /** The name of the file, for messages. */
    readonly source: string;
    /** Reads a file that is named in it, from beside it. Throws where there is none. */
    readonly read?: (path: string) => string;
}
export declare const scenarioKind = "Scenario";
export declare const scenarioApiVersion = "sim.kubesim.dev/v1alpha1";
/**
 * Reads the scenarios of a YAML or JSON text. Its other documents are manifests that are applied
 * before the first step of each. Throws ScenarioError.
 */
export declare function loadScenarios(text: string, options: LoadOptions): readonly LoadedScenario[];
/** `spec.steps[2].apply`. */
export declare function fieldOf(path: readonly (string | number)[]): string;
export {};
