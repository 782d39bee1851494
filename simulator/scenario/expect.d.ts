/** Looks at objects. */
import { type JsonObject } from "../../api/json.ts";
import type { ScenarioFailure } from "./failure.ts";
import type { Stage } from "./stage.ts";
/** What is wrong with the objects, in words and line by line. */
export type Mismatch = Pick<ScenarioFailure, "message" | "diff">;
/**
 * Why there is no object as expected; nothing where there is. One without a name may be any of its
 * kind with its labels. Throws RangeError where its kind is not known.
 */
export declare function mismatchOf(stage: Stage, expected: JsonObject): Mismatch | undefined;
/** Why an object is there that should not be. */
export declare function presenceOf(stage: Stage, name: string): Mismatch | undefined;
