/** Times in which the kubelet of a node can do nothing. */
import type { Node } from "../../api/core/node/node.ts";
import { type MachineFault } from "./machine-faults.ts";
/** Why it cannot: its machine is frozen, it reaches nobody, or it does not run. */
export type AbsenceKind = "frozen" | "cutOff" | "stopped";
export interface Absence {
    readonly kind: AbsenceKind;
    /** `Infinity` where nobody knows the end yet. */
    readonly untilMs: number;
}
/** The first, in the order above, that the node is in; undefined where its kubelet is at work. */
export declare function absenceOf(faults: readonly MachineFault[], node: Node | undefined, nowMs: number): Absence | undefined;
/** When the kubelet of a node hears of what is written at a time; `Infinity` while it cannot. */
export declare function heardMs(faults: readonly MachineFault[], node: Node | undefined, atMs: number): number;
