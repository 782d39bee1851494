import type { ServiceName } from "./cluster-name.ts";
import type { ClusterRecords } from "./cluster-records.ts";
import { type Question, type Reply, type ResourceRecord } from "./message.ts";
import { type EndpointView, type Found } from "./service-view.ts";
/** What answers are made of. */
export interface Sources {
    readonly records: ClusterRecords;
    readonly domain: string;
    readonly ttlSeconds: number;
    readonly nowMs: number;
    /** What tells of the zone where there is nothing to tell. */
    readonly zone: ResourceRecord;
    /** How many aliases led to this question. */
    readonly aliases: number;
    /** What aliases lead to, as this server answers it to itself. */
    readonly ask: (question: Question, nowMs: number, aliases: number) => Reply;
}
export declare const nothing: Found;
/** The answer for a name of a Service, or of an endpoint or port; `undefined` if there is none. */
export declare function serviceAnswer(name: ServiceName, question: Question, sources: Sources): Found | undefined;
/** The addresses of one family, each once. */
export declare function placesAnswer({ name, type }: Question, groups: readonly {
    readonly places: readonly Pick<EndpointView, "address">[];
}[], ttlSeconds: number): Found;
/** The names of an address: of the one Service that has it, or else of all its endpoints. */
export declare function pointerAnswer(address: string, { name }: Question, { records, domain, ttlSeconds, nowMs }: Sources): Found | undefined;
