import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Owners } from "../fields/managers.ts";
import { type Call } from "./context.ts";
/** POST to a collection. */
export declare function createObject(call: Call): ApiResponse;
/**
 * Creates a decoded object, from a POST or from an update of what is not there. `owners` are
 * given where it was applied.
 */
export declare function createFrom(call: Call, decoded: KubeObject, owners?: Owners): ApiResponse;
