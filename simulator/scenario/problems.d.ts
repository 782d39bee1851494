/** What is wrong with a scenario, in Kubernetes' words. */
import type * as z from "zod";
import { type JsonObject } from "../../api/json.ts";
export interface Problem {
    readonly path: readonly (string | number)[];
    readonly message: string;
}
/** All problems: of its structure, and of what its parts say together. */
export declare function problemsOf(parsed: z.ZodSafeParseResult<unknown>, value: JsonObject): readonly Problem[];
/** Steps that invariants name and that are not there. */
export declare function missingStepProblems(spec: unknown): readonly Problem[];
