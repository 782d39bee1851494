/** The nodes that load balancers send traffic to. */
import type { Node } from "../../api/core/node/node.ts";
import type { Service } from "../../api/core/service/service.ts";
import { type Action } from "../../client/action.ts";
/** Source: k8s.io/cloud-provider, service controller, getNodeConditionPredicate 1.36. */
export declare function takesTraffic({ metadata, spec, status }: Node): boolean;
/** Tells of other nodes behind every load balancer. Source: nodeSyncInternal 1.36. */
export declare function planNodeNotes(services: readonly Service[], previous: readonly string[], next: readonly string[]): readonly Action[];
