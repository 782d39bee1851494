import type { Pod } from "../../api/core/pod/pod.ts";
import type { Action } from "../../client/action.ts";
import { type KubeletOrder, type Observed } from "../observed.ts";
/** What becomes of others for the sake of a pod. */
export interface Room {
    readonly actions: readonly Action[];
    readonly stops: readonly {
        readonly pod: Pod;
        readonly order: KubeletOrder;
    }[];
}
/** A critical pod that has to wait for room; `undefined` for all others. */
export declare function planRoom(observed: Observed, isGoing: (pod: Pod) => boolean): Room | undefined;
/** So much is missing, by the resource. */
type Amounts = ReadonlyMap<string, number>;
/**
 * As few as possible, those of the lowest quality of service first; `undefined` where all that may
 * go are not enough.
 */
export declare function podsToPreempt(preemptor: Pod, pods: readonly Pod[], amounts: Amounts): readonly Pod[] | undefined;
export {};
