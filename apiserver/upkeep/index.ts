/**
 * What kube-apiserver makes when a cluster begins, and looks after from then on.
 *
 * - Nothing waits where nothing was changed: a look follows a change, at the next turn of the loop.
 * - A repair that is refused is tried again at every turn.
 */
export { createDefaultServiceCidr, makeDefaultServiceCidrReady } from "./default-service-cidr.ts";
export { createFlowControl } from "./flow-control.ts";
export { apiServerAddress, apiServerPort, createKubernetesService } from "./kubernetes-service.ts";
export { startUpkeep } from "./start.ts";
export { systemNamespaces } from "./system-namespaces.ts";
export type { Repair } from "./upkeep.ts";
