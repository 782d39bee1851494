import type { ApiResponse } from "../../api/request.ts";
import type { Call } from "./context.ts";
/** The answer to a request that is done and has no object to show. */
export declare function success(code: number, { warnings }: Call): ApiResponse;
