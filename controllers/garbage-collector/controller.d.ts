import type { ResourceDefinition } from "../../api/resource.ts";
import { type Controller } from "../../client/controller.ts";
/**
 * Deletes what no owner is left of, for all kinds given, whatever they are. Events own nothing and
 * are owned by nobody; kinds that are only another view of a stored kind are left out.
 */
export declare function garbageCollector(definitions: readonly ResourceDefinition[]): Controller;
