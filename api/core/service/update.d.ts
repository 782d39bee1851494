import type { Service } from "./service.ts";
/** Fills in what was allocated and is not given again. */
export declare function patchAllocatedValues(next: Service, stored: Service): Service;
/** Keeps the singular clusterIP and the list of clusterIPs in step, whichever was given. */
export declare function normalizeClusterIPs(next: Service, stored?: Service): Service;
/**
 * Clears what the new type does not use, where the client left it as it was. What the client set
 * itself stays, for validation to refuse.
 */
export declare function dropTypeDependentFields(next: Service, stored: Service): Service;
