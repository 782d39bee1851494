/** What is told of load balancers. Source: k8s.io/cloud-provider, service controller 1.36. */
import type { Service } from "../../api/core/service/service.ts";
import { type Action, type EventNote, record } from "../../client/action.ts";

export const normal = (regarding: Service, reason: string, message: string): EventNote => ({
  regarding,
  type: "Normal",
  reason,
  message,
});

export const note = (service: Service, reason: string, message: string): Action =>
  record(normal(service, reason, message));

export const syncFailed = (regarding: Service, error: string): EventNote => ({
  regarding,
  type: "Warning",
  reason: "SyncLoadBalancerFailed",
  message: `Error syncing load balancer: ${error}`,
});

/** No node takes traffic. */
export const unavailable = (regarding: Service): EventNote => ({
  regarding,
  type: "Warning",
  reason: "UnAvailableLoadBalancer",
  message: "There are no available nodes for LoadBalancer",
});
