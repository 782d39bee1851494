import { type JsonObject } from "../../api/json.ts";
import type { LoadedScenario } from "./load.ts";
import type { ExtraFault } from "./with-faults.ts";
/** What scenarios can name: faults that a well-made cluster gets over. */
export declare const faultBudgets: Readonly<Record<string, readonly JsonObject[]>>;
/** The faults of a run. Throws RangeError where a budget is not known. */
export declare function drawnFaults({ scenario }: LoadedScenario, seed: string): readonly ExtraFault[];
