import type { ResourceDefinition } from "../../api/resource.ts";
import { type Controller } from "../../client/controller.ts";
/**
 * Scales what autoscalers point at, by its `scale` subresource. Each looks every 15 seconds,
 * whatever happens in between.
 */
export declare function horizontalPodAutoscaler(definitions: readonly ResourceDefinition[]): Controller;
