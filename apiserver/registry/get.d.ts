import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
/** GET of an object, at the revision that the client names or later. Source: cacher.Get 1.36. */
export declare function getObject(call: Call): ApiResponse;
