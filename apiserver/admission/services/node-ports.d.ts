import { Service, type ServiceSpec } from "../../../api/core/service/service.ts";
import type { PortOperation } from "./port-operation.ts";
/**
 * Gives a new Service the node ports that it needs and does not bring. Ports of one number, as TCP
 * and UDP may have it, share a node port.
 * Source: pkg/registry/core/service/storage, txnAllocNodePorts 1.36.
 */
export declare function withNewNodePorts(service: Service, operation: PortOperation): Service;
/** The same for a change. Source: txnUpdateNodePorts 1.36. */
export declare function withUpdatedNodePorts(service: Service, before: Service, operation: PortOperation): Service;
/** The node ports that a Service holds. */
export declare const nodePortsOf: ({ ports, healthCheckNodePort }: ServiceSpec) => readonly number[];
