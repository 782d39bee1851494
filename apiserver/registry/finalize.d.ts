import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
/** Sets the finalizers in the spec of a namespace; one that is being deleted goes with the last. */
export declare function finalizeNamespace(call: Call): ApiResponse;
