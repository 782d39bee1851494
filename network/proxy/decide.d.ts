import { type EndpointGroups, type ProxyEndpoint, type ProxyPlace } from "./eligible-endpoints.ts";
import { type Frontend } from "./service-ports.ts";
/** A new connection, as it reaches a proxy. */
export interface Connection {
    readonly address: string;
    readonly port: number;
    readonly protocol: "TCP" | "UDP" | "SCTP";
    /** Address of the client, for session affinity and source ranges. */
    readonly client: string;
    /** It came from beyond the cluster: node ports and the like heed `externalTrafficPolicy`. */
    readonly isExternal: boolean;
}
export type Decision = {
    readonly kind: "endpoints";
    readonly endpoints: readonly ProxyEndpoint[];
}
/** ICMP port unreachable: the client is refused. */
 | {
    readonly kind: "rejected";
    readonly why: string;
}
/** No answer at all. */
 | {
    readonly kind: "dropped";
    readonly why: string;
};
/**
 * A port without any usable endpoint rejects; one that has endpoints, but none that the policy
 * allows, drops. Clients within the cluster that use an address meant for those outside are not
 * held to the external policy, as if they had gone through the load balancer; the source ranges
 * hold for them too.
 */
export declare function decide({ via, rules }: Frontend, groups: EndpointGroups, { client, isExternal, place }: Pick<Connection, "client" | "isExternal"> & {
    place: ProxyPlace;
}): Decision;
/**
 * Whether the endpoint sees an address of the node in place of the client's. It does where its
 * answer would not come back through this node otherwise.
 */
export declare function isMasqueraded({ via, rules }: Frontend, endpoint: ProxyEndpoint, { client, isExternal, isFromNode }: MasqueradeOptions): boolean;
export interface MasqueradeOptions extends Pick<Connection, "client" | "isExternal"> {
    /** The client is a process of a node, not of a pod with an address of its own. */
    readonly isFromNode: boolean;
}
