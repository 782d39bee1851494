/**
 * Which endpoints of a port of a Service a node may send new connections to.
 * Source: k8s.io/kubernetes/pkg/proxy/topology.go 1.36.
 */
export interface ProxyEndpoint {
    readonly address: string;
    readonly port: number;
    readonly node?: string | undefined;
    readonly pod?: {
        readonly namespace: string;
        readonly name: string;
    } | undefined;
    readonly isReady: boolean;
    /** It ends, and still serves. */
    readonly isServingTerminating: boolean;
    /** The zones whose clients are to use it, where it says. */
    readonly forZones?: readonly string[] | undefined;
    readonly forNodes?: readonly string[] | undefined;
}
/** Tells endpoints of a port apart. */
export declare const placeOf: ({ address, port }: ProxyEndpoint) => string;
/** Cluster: any endpoint will do. Local: only those on the node itself. */
export type TrafficPolicy = "Cluster" | "Local";
/** Where a proxy is. */
export interface ProxyPlace {
    readonly node: string;
    /** `topology.kubernetes.io/zone` of the node. */
    readonly zone: string | undefined;
}
/** The endpoints of a port as far as they are the same for every node. */
export interface EndpointGroups {
    readonly ready: readonly ProxyEndpoint[];
    /** What traffic falls back on where no endpoint is ready. */
    readonly servingTerminating: readonly ProxyEndpoint[];
    /** No ready endpoint lacks hints for nodes: a single one that does would end all of them. */
    readonly haveNodeHints: boolean;
    readonly haveZoneHints: boolean;
}
export declare function groupEndpoints(endpoints: readonly ProxyEndpoint[]): EndpointGroups;
/** The groups of all endpoints together, for those of each slice are known. */
export declare function mergeGroups(parts: readonly EndpointGroups[]): EndpointGroups;
/** Whether the port has an endpoint that any node could use: without one, traffic is rejected. */
export declare const hasEndpoints: ({ ready, servingTerminating }: EndpointGroups) => boolean;
/**
 * The endpoints that the proxy of a place uses: ready ones, and those that still serve while they
 * end only where no ready one is left for the policy. Hints for the node go before hints for its
 * zone, and are ignored where none is for it. The same array as long as the groups are the same.
 */
export declare function eligibleEndpoints(groups: EndpointGroups, policy: TrafficPolicy, { node, zone }: ProxyPlace): readonly ProxyEndpoint[];
