import type { Pod } from "./framework.ts";
/** What a pod asks of a node. */
export interface PodRequests {
    /** Equal requests have equal text, and as a rule one object. */
    readonly text: string;
    /** CPU, memory and ephemeral storage first, then the others by name. */
    readonly amounts: readonly ResourceRequest[];
}
/** An amount of one resource: CPU in millicores, all else in bytes or pieces. */
export interface ResourceRequest {
    readonly name: string;
    readonly amount: number;
    /** The same, but a container that asks for no CPU or memory counts as a small one: for scores. */
    readonly nonZeroAmount: number;
}
/** The requests of a pod: of its containers or its init containers, whichever need more. */
export declare function podRequests(pod: Pod): PodRequests;
/** True for resources that a node counts by name: extended ones, huge pages, attachable volumes. */
export declare function isScalarResource(name: string): boolean;
/** True for a resource that is not of Kubernetes itself. Source: core/v1/helper 1.36. */
export declare function isExtendedResource(name: string): boolean;
/** One amount: CPU in thousandths, all else in whole units. */
export declare const amountOf: (name: string, quantity: string) => number;
/** The same as text. */
export declare const amountText: (name: string, amount: number) => string;
