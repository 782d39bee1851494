/** The subresources that are not `status`: each a handler for the verbs that it serves. */
import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
/** Answers a request to a subresource other than `status`. */
export declare function handleSubresource(call: Call): ApiResponse;
