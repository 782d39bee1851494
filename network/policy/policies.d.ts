import type { Namespace } from "../../api/core/namespace.ts";
import type { NetworkPolicy } from "../../api/networking/network-policy.ts";
import type { Connection, Verdict } from "./connection.ts";
/**
 * The NetworkPolicies of a cluster. It is told of policies and namespaces as they change; pods come
 * with the question, so their labels count as soon as whoever asks knows of them.
 */
export declare class NetworkPolicies {
    #private;
    /** Takes note of a policy that is new, changed or, without `next`, gone. */
    policyChanged(next: NetworkPolicy | undefined, previous: NetworkPolicy | undefined): void;
    /** Takes note of a namespace. Until then no `namespaceSelector` picks its pods. */
    namespaceChanged(next: Namespace | undefined, previous: Namespace | undefined): void;
    /** Whether a connection may be opened. What is said on it then goes both ways. */
    verdict(connection: Connection): Verdict;
}
