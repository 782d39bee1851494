import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject, ScaleMapping } from "../../api/resource.ts";
import { type Call } from "./context.ts";
/** The `scale` of a scalable object: its replicas in a form that all such kinds share. */
export declare function handleScale(call: Call, mapping: ScaleMapping<KubeObject>): ApiResponse;
