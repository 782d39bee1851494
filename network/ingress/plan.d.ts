import { Ingress } from "../../api/networking/ingress.ts";
import { type Plan } from "../../client/controller.ts";
export interface Observed {
    readonly ingress: Ingress;
    readonly isServed: boolean;
    /** Where requests arrive. */
    readonly address: string;
    /** What the last plan left. */
    readonly memory: SyncMemory | undefined;
}
/** The version of the Ingress whose sync was told last. */
export interface SyncMemory {
    readonly resourceVersion: string | undefined;
}
/**
 * Writes the address of the entry into a served Ingress, and takes it out of one that is served no
 * more. Every change of a served one is told, and so is each that is there when the controller
 * starts. Source: ingress-nginx 1.14, store.go and status.go.
 */
export declare function planIngress({ ingress, isServed, address, memory }: Observed): Plan;
