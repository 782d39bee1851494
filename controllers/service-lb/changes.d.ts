import type { Service } from "../../api/core/service/service.ts";
import type { Action } from "../../client/action.ts";
/**
 * The events of a change that its load balancer has to follow: of several changes at once the first
 * is told, and then that the load balancer was brought up to it.
 * Source: k8s.io/cloud-provider, service controller, needsUpdate 1.36.
 */
export declare function planChangeNotes(previous: Service, next: Service): readonly Action[];
