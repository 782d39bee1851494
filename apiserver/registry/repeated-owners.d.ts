import type { KubeObject } from "../../api/resource.ts";
import { type Call } from "./context.ts";
/**
 * The object with each of its owners named once; the writer is told which were named again.
 * Source: endpoints/handlers dedupOwnerReferencesAndAddWarning 1.36.
 */
export declare function withoutRepeatedOwners(call: Call, object: KubeObject): KubeObject;
