/** What proxies do for a Service, port by port. Source: pkg/proxy/serviceport.go 1.36. */
import type { Service } from "../../api/core/service/service.ts";
import { type Cidr, type IpFamily } from "../../api/validation/ip.ts";
import type { TrafficPolicy } from "./eligible-endpoints.ts";
/** A port of a Service. */
export interface ServicePortName {
    readonly namespace: string;
    readonly name: string;
    /** Empty where the Service has only one port, without a name. */
    readonly portName: string;
}
/** `default/web:http`, as kube-proxy writes it. */
export declare const formatPortName: ({ namespace, name, portName }: ServicePortName) => string;
/** By which of its addresses a Service is reached. */
export type Via = "clusterIP" | "nodePort" | "loadBalancer" | "externalIP";
/** A port of a Service in one address family. */
export interface ServicePortRules {
    readonly service: ServicePortName;
    readonly protocol: string;
    readonly family: IpFamily;
    readonly internalTrafficPolicy: TrafficPolicy;
    readonly externalTrafficPolicy: TrafficPolicy;
    /** How long a client stays with its endpoint; absent without affinity. */
    readonly affinityMs?: number;
    /** Who may use the load balancer; everybody where it is empty. */
    readonly sourceRanges: readonly Cidr[];
}
/** A place where proxies take connections. */
export interface Frontend {
    readonly via: Via;
    readonly rules: ServicePortRules;
}
/** All places of a Service: by address and `portKey`, and by the `portKey` of its node ports. */
export interface Frontends {
    readonly addresses: ReadonlyMap<string, ReadonlyMap<number, Frontend>>;
    readonly nodePorts: ReadonlyMap<number, Frontend>;
    readonly ports: readonly ServicePortRules[];
}
/** One number for what a packet's port is looked up by. Protocols other than these are unknown. */
export declare function portKey(port: number, protocol: string, family?: IpFamily): number;
/** Addresses are compared by their canonical text. */
export declare function canonicalIp(address: string): string;
/** `undefined` for a Service without an address of its own, or one that another proxy serves. */
export declare function frontendsOf(service: Service): Frontends | undefined;
