import type { PodCondition } from "../../api/core/pod/status.ts";
import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
/** POST to a pod's `binding`: puts the pod on a node, once. */
export declare function bindPod(call: Call): ApiResponse;
/** The conditions with this one in its place. Its time stays where the status does. */
export declare function withCondition(conditions: readonly PodCondition[] | undefined, condition: PodCondition): readonly PodCondition[];
