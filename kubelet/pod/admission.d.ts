import type { Plan } from "../../client/controller.ts";
import { type Observed } from "../observed.ts";
import type { PodSpec } from "../types.ts";
/** Takes the pod on, or refuses it where it does not fit the node. */
export declare function planAdmission(observed: Observed): Plan;
/** Why a pod cannot have what it asks for. */
export interface Refusal {
    readonly reason: string;
    readonly message: string;
}
/** Why a node does not take a pod, however much room it has. */
export declare function refusalByNode({ pod, node }: Observed): Refusal | undefined;
/** A resource that the node has not enough of, with what its pods have taken. */
export interface Missing {
    readonly resource: string;
    readonly requested: number;
    readonly used: number;
    readonly capacity: number;
}
/** The first of them, as a refusal. */
export declare function shortage(observed: Observed): Refusal | undefined;
/** All resources that the node has not enough of for a pod. */
export declare function missing({ pod, node, neighbors }: Observed): readonly Missing[];
/** CPU in thousandths, all else in whole units. */
export declare const amountOf: (resource: string, text: string) => number;
/** How much of each resource a pod asks for; pods of one template share the answer. */
export declare function requestsOf(spec: PodSpec): ReadonlyMap<string, number>;
