import { type Question, type Reply } from "./dns/index.ts";
import type { Machines } from "./machines.ts";
import { type NetworkFaults } from "./packet-faults.ts";
import type { Names, Policies } from "./parts.ts";
export interface NameServers {
    /** The cluster's, at its address; `undefined` is no answer. */
    readonly cluster: (question: Question, nowMs: number) => Reply | undefined;
    readonly clusterAddress: string;
    /** That of the machines. */
    readonly machines: (question: Question, nowMs: number) => Reply;
    readonly machinesAddress: string;
}
/** What clients of name servers have to do with. */
interface NamesWay {
    readonly machines: Machines;
    readonly policies: Policies;
    /** Absent: nothing ever goes wrong. */
    readonly faults?: NetworkFaults | undefined;
}
/** Lookups by the name servers and hosts of each client. */
export declare function clientNames(servers: NameServers, { machines, policies, faults }: NamesWay): Names;
/** The name server of the machines: it knows them by their names, and nobody else. */
export declare function machineNames(machines: Machines): NameServers["machines"];
export {};
