import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type EndpointGroups } from "./eligible-endpoints.ts";
import type { Frontends, ServicePortRules } from "./service-ports.ts";
import { SessionAffinity } from "./session-affinity.ts";
import { Versions } from "./versions.ts";
/** A Service and its slices at one time. Endpoints are made out when a connection needs them. */
export declare class ServiceVersion {
    #private;
    readonly frontends: Frontends | undefined;
    /** By name. */
    readonly slices: readonly EndpointSlice[];
    /** An address may be in two slices. */
    readonly hasTwins: boolean;
    constructor(parts: Pick<ServiceVersion, "frontends" | "slices" | "hasTwins">);
    groupsOf(rules: ServicePortRules): EndpointGroups;
}
/** A Service with what some proxy may still show of it. */
export declare class ProxiedService {
    #private;
    readonly key: string;
    readonly versions: Versions<ServiceVersion>;
    constructor(key: string);
    get latest(): ServiceVersion;
    setFrontends(frontends: Frontends | undefined, nowMs: number): void;
    /** Puts a slice in the place of the one of its name, or takes that away. */
    setSlice(name: string, slice: EndpointSlice | undefined, nowMs: number): void;
    affinity(node: string, { service, protocol, family }: ServicePortRules): SessionAffinity;
    /** What a node remembered of clients goes with it. */
    forgetNode(node: string): void;
}
