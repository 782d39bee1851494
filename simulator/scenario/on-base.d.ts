import { type Json } from "../../api/json.ts";
import { type LoadedScenario } from "./load.ts";
/**
 * A scenario with what its base says and itself does not. `said` is its spec as it is written.
 * Throws ScenarioError where it changes a manifest that is not there.
 */
export declare function onBase(own: LoadedScenario, base: LoadedScenario, said: Json | undefined): LoadedScenario;
