import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
import type { Reviewer } from "./resource-table.ts";
/**
 * POST of a question: the answer is the same object with what was found in its status. It needs no
 * name, and a dry run asks as well.
 */
export declare function reviewObject(call: Call, review: Reviewer): ApiResponse;
