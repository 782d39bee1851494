import type { ResourceDefinition } from "../../api/resource.ts";
import { type Controller } from "../../client/controller.ts";
/**
 * Empties namespaces that are being deleted, of all kinds given, and lets them go. What is left is
 * looked at again after a time, not with every object that goes, as there may be many.
 */
export declare function namespaceController(definitions: readonly ResourceDefinition[]): Controller;
