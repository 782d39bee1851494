import { type LoadedScenario } from "../../simulator/scenario/load.ts";
/** A file that is named is to have a scenario; those of a folder may be manifests. */
export interface ScenarioFile {
  readonly path: string;
  readonly scenarios: readonly LoadedScenario[];
}
/** The scenarios that paths lead to, in the order of paths and names. Throws Failure. */
export declare function readScenarioFiles(paths: readonly string[]): readonly ScenarioFile[];
/** Files that a scenario names are beside it. */
export declare function readScenarioFile(path: string): readonly LoadedScenario[];
