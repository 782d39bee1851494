import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
/** POST to the `token` of a service account: a token that names it, and that nobody signed. */
export declare function requestToken(call: Call): ApiResponse;
