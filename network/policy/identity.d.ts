/** What NetworkPolicies can tell pods apart by, but for addresses. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Labels } from "../../api/selectors/labels.ts";
import type { Protocol } from "./connection.ts";
/** Pods of one namespace with the same labels and named ports: policies treat them alike. */
export declare class PodIdentity {
    #private;
    /** Tells identities of one book apart. */
    readonly number: number;
    readonly namespace: string;
    readonly labels: Labels;
    constructor(number: number, pod: Pod, ports: readonly string[]);
    /** Whether a port of that name has this number in the pods. */
    hasPort(name: string, number: number, protocol: Protocol): boolean;
}
/** How many identities are told apart; their numbers are from 1 to this. */
export declare const identitiesMax: number;
/** Finds the identities of pods, until it is full. */
export declare class IdentityBook {
    #private;
    /** No room for two more. */
    get isFull(): boolean;
    of(pod: Pod): PodIdentity;
}
