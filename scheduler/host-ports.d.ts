import type { Pod } from "./framework.ts";
/** A port of the node that a container listens on. */
export interface HostPort {
    readonly address: string;
    /** `TCP/8080`. */
    readonly port: string;
}
/** The host ports of a pod: those of its containers and sidecars. */
export declare function hostPortsOf({ spec }: Pod): readonly HostPort[];
/** The host ports in use on one node, with how many pods use each. */
export declare class UsedPorts {
    #private;
    add({ address, port }: HostPort): void;
    remove({ address, port }: HostPort): void;
    /** True where another container listens there already; the wildcard address takes them all. */
    conflicts({ address, port }: HostPort): boolean;
}
