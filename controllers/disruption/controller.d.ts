import type { ResourceDefinition } from "../../api/resource.ts";
import { type Controller } from "../../client/controller.ts";
/**
 * Says of each budget what may be evicted. A key is that of a budget; those of pods end in a mark,
 * and are of pods that somebody is about to end.
 */
export declare function disruptionController(definitions: readonly ResourceDefinition[]): Controller;
