/** What NetworkPolicies are asked about, and what they answer. */
import type { Pod } from "../../api/core/pod/pod.ts";
export type Protocol = "TCP" | "UDP" | "SCTP";
/** One end of a connection. */
export interface PolicyPeer {
    /** The address that packets bear at the pod: of a pod behind a Service, and not the Service's. */
    readonly address: string;
    /** Absent where this is a node, or something beyond the cluster. */
    readonly pod?: Pod | undefined;
    /** It is a machine of the cluster, such as the kubelet that probes. */
    readonly isNode?: boolean | undefined;
    /** The name of that machine. For a pod, `spec.nodeName` says it. */
    readonly node?: string | undefined;
}
/** A connection that one end opens to the other. */
export interface Connection {
    readonly from: PolicyPeer;
    readonly to: PolicyPeer;
    /** The port that it is for at the pod: a `targetPort`, and not the port of a Service. */
    readonly port: number;
    readonly protocol: Protocol;
}
export type Direction = "ingress" | "egress";
export type Verdict = {
    readonly allowed: true;
    /**
     * The names of the policies that allow it, those of the sender first. Absent where neither
     * end is isolated, and where policies are not asked.
     */
    readonly by?: readonly string[];
} | {
    readonly allowed: false;
    /** Of the pod that is isolated. Where both ends refuse, it is the sender. */
    readonly direction: Direction;
    /** The policies that isolate that pod, none of which allows it; by name, in its namespace. */
    readonly policies: readonly string[];
};
