import type { Node } from "../../api/core/node/node.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Random } from "../../api/runtime.ts";
import { type Connection } from "./decide.ts";
import { type ProxyDelay } from "./proxy-delay.ts";
import { type ServicePortName, type Via } from "./service-ports.ts";
interface Handled {
    readonly service: ServicePortName;
    readonly via: Via;
    /** The node whose proxy handled it: for a node port, the one whose address it is. */
    readonly proxy: string;
    /** Whether connections from outside go only to endpoints of the node that they come to. */
    readonly isLocalOnly: boolean;
}
/** What a proxy does with a connection. */
export type Routed = (Handled & {
    readonly kind: "endpoint";
    readonly address: string;
    readonly port: number;
    readonly pod?: {
        readonly namespace: string;
        readonly name: string;
    } | undefined;
    readonly node?: string | undefined;
    /** The endpoint sees the address of the node, not that of the client. */
    readonly isMasqueraded: boolean;
})
/** No endpoints: ICMP port unreachable, which clients take for a refused connection. */
 | (Handled & {
    readonly kind: "rejected";
    readonly why: string;
})
/**
 * Without an answer: a policy without endpoints on the node, `loadBalancerSourceRanges`, or a
 * port that the Service has not.
 */
 | (Handled & {
    readonly kind: "dropped";
    readonly why: string;
});
/**
 * The kube-proxy of every node, in iptables mode. There is one set of rules for all of them, of
 * which each shows the state of some moments ago (`proxy-delay.ts`): a change costs what it
 * changes, however many nodes there are, and what a node shows is reckoned when a connection comes.
 */
export declare class ServiceProxies {
    #private;
    constructor({ random, delayMs, }: {
        readonly random: Random;
        readonly delayMs?: ProxyDelay;
    });
    /**
     * Tells of a Service that was made, changed or deleted. Times never go back; what was there
     * before is told of with a time long ago, and every proxy shows it at once.
     */
    serviceChanged(next: Service | undefined, previous: Service | undefined, nowMs: number): void;
    /** Tells of an EndpointSlice; its Service may come later. */
    sliceChanged(next: EndpointSlice | undefined, previous: EndpointSlice | undefined, nowMs: number): void;
    nodeChanged(next: Node | undefined, previous: Node | undefined, nowMs: number): void;
    /**
     * Where the proxy of a node sends a new connection. `undefined` where the address is no
     * Service's, nor the port a node port. A node port of another node is handled by the proxy of
     * that node. An address in 127.0.0.0/8 is that of the node itself, not of a pod.
     */
    route(node: string, connection: Connection, nowMs: number): Routed | undefined;
    /**
     * How many ready endpoints of a Service the proxy of a node knows on its node. It is what the
     * health check node port answers with, and load balancers send nothing to a node without one.
     */
    readyLocalEndpoints(node: string, { namespace, name }: Pick<ServicePortName, "namespace" | "name">, nowMs: number): number;
}
export {};
