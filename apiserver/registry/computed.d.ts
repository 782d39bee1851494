import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
import type { ObjectSource } from "./resource-table.ts";
/** Answers a request for objects that are computed: they are of now, whatever is asked for. */
export declare function readComputed(call: Call, source: ObjectSource): ApiResponse;
