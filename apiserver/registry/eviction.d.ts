import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
/** Deletes a pod for a client that asks nicely, if the budget that guards it has some left. */
export declare function evictPod(call: Call): ApiResponse;
