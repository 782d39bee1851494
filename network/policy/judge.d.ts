/** What the policies that select a pod say of a connection, in one direction. Pure. */
import type { Labels } from "../../api/selectors/labels.ts";
import type { IpAddress } from "../../api/validation/ip.ts";
import { type CompiledPolicy, type IpRange, type Target } from "./compile.ts";
import type { Direction, Verdict } from "./connection.ts";
import type { PodIdentity } from "./identity.ts";
/** What pods, ports and namespaces decide; addresses are left, of which there are too many. */
export interface Judgement {
    /** Where the peer's address is in none of the ranges. */
    readonly verdict: Verdict;
    /** The policies that allow it only for some addresses, with these. */
    readonly ranged: readonly Ranged[];
}
interface Ranged {
    readonly name: string;
    readonly ranges: readonly IpRange[];
}
interface Question {
    readonly direction: Direction;
    /** The pod whose policies are asked. */
    readonly pod: PodIdentity;
    /** The other end, where that is a pod that selectors can pick. */
    readonly peer: PodIdentity | undefined;
    /** The labels of the peer's namespace, where they are known. */
    readonly peerNamespace: Labels | undefined;
    readonly target: Target;
}
/** Judges by the policies of the pod's namespace, in the order in which they are to be told. */
export declare function judge(inNamespace: Iterable<CompiledPolicy>, question: Question): Judgement;
/** The verdict once the peer's address is known; `undefined` where that is no address. */
export declare function verdictFor({ verdict, ranged }: Judgement, address: IpAddress | undefined): Verdict;
/** The verdict of a connection, from those of both its ends. */
export declare function joined(sender: Verdict, receiver: Verdict): Verdict;
export {};
