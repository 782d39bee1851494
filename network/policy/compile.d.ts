/** NetworkPolicies in the form that is asked: selectors as functions, ranges of addresses read. */
import type { NetworkPolicy } from "../../api/networking/network-policy.ts";
import { type Labels } from "../../api/selectors/labels.ts";
import { type Cidr, type IpAddress } from "../../api/validation/ip.ts";
import type { Protocol } from "./connection.ts";
import type { PodIdentity } from "./identity.ts";
/** A policy, of which each direction has its rules, or nothing where it does not isolate for it. */
export interface CompiledPolicy {
    readonly name: string;
    readonly selects: (labels: Labels) => boolean;
    readonly ingress: readonly Rule[] | undefined;
    readonly egress: readonly Rule[] | undefined;
}
/** Traffic is allowed that fits one of the ports and one of the peers. */
export interface Rule {
    /** Absent where every port fits. */
    readonly ports: readonly PortTest[] | undefined;
    /** Absent where everybody fits. */
    readonly peers: Peers | undefined;
}
/** Who may be at the other end: a pod that one of the tests picks, or an address in a range. */
export interface Peers {
    readonly pods: readonly PodTest[];
    readonly ranges: readonly IpRange[];
}
/** Where traffic goes to. Names of ports are those of the pod there, if there is one. */
export interface Target {
    readonly pod: PodIdentity | undefined;
    readonly port: number;
    readonly protocol: Protocol;
}
type PortTest = (target: Target) => boolean;
/** `namespace` has the labels of the pod's namespace, and is absent where that is not known. */
type PodTest = (pod: PodIdentity, namespace: Labels | undefined) => boolean;
/** Addresses, but for those in gaps. */
export interface IpRange {
    readonly cidr: Cidr;
    readonly except: readonly Cidr[];
}
export declare function compilePolicy({ metadata, spec }: NetworkPolicy): CompiledPolicy;
/** True where an address is in the range and in none of its gaps. */
export declare const isInRange: ({ cidr, except }: IpRange, address: IpAddress) => boolean;
export {};
