import type { ResourceDefinition } from "../../api/resource.ts";
import { type Controller } from "../../client/controller.ts";
/**
 * Counts what the namespaces hold that have quotas. New objects were charged as they were made, so
 * only what sets something free is looked at, and from time to time everything.
 */
export declare function resourceQuotaController(definitions: readonly ResourceDefinition[]): Controller;
