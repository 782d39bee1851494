/**
 * The cluster's DNS: CoreDNS with the Corefile of kubeadm.
 * Source: coredns 1.14; kubeadm 1.36, phases/addons/dns/manifests.go; DNS specification 1.1.
 */
import type { Namespace } from "../../api/core/namespace.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Random } from "../../api/runtime.ts";
import { ClusterRecords } from "./cluster-records.ts";
import type { Question, Reply } from "./message.ts";
export interface ClusterDnsOptions {
    /** Draws delays by what changed, and the order of addresses by its own stream. */
    readonly random: Random;
    /** `cluster.local` */
    readonly domain?: string;
    /** From a change of an object until answers show it. */
    readonly delayMs?: {
        readonly minMs: number;
        readonly maxMs: number;
    };
    /** How long clients may keep the cluster's records: 30, as kubeadm has it. */
    readonly ttlSeconds?: number;
    /** The longest time that the cache keeps an answer: 30, as kubeadm has it. */
    readonly cacheSeconds?: number;
    /**
     * Whether answers of the cluster's domain are cached too, as they were with kubeadm up to 1.31.
     * Then a pod that is asked for too early stays unknown for as long as an answer is kept.
     */
    readonly cachesClusterDomain?: boolean;
    /** The name server of the machines; where it has no answer there is none beyond the cluster. */
    readonly upstream?: (question: Question, nowMs: number) => Reply | undefined;
}
/**
 * Answers by what is in the cluster at the time of a question. It sets no timers and is the same
 * for the same seed, changes and questions; times may not go backwards between changes.
 */
export declare class ClusterDns {
    #private;
    constructor(options: ClusterDnsOptions);
    serviceChanged(next: Service | undefined, previous: Service | undefined, nowMs: number): void;
    sliceChanged(next: EndpointSlice | undefined, previous: EndpointSlice | undefined, nowMs: number): void;
    namespaceChanged(next: Namespace | undefined, previous: Namespace | undefined, nowMs: number): void;
    /** What a client gets that asks at this time. Addresses come in a new order each time. */
    query(question: Question, nowMs: number): Reply;
    /** How much is held, for those who look after its bounds. */
    get size(): ClusterRecords["size"];
}
