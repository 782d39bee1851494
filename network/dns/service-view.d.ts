import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { RecordType, ResourceRecord } from "./message.ts";
/** Records, and what goes with them. */
export interface Found {
    readonly answers: readonly ResourceRecord[];
    readonly additional?: readonly ResourceRecord[];
}
/** A port that a name leads to. */
export interface NamedPort {
    readonly name: string;
    readonly protocol: string;
    /** `undefined` stands for "no port at all": there is an address, but no SRV record. */
    readonly port: number | undefined;
}
export interface ServiceView {
    /** `default/web` */
    readonly key: string;
    readonly namespace: string;
    readonly name: string;
    readonly kind: "clusterIP" | "headless" | "external";
    /** Its addresses in the cluster, one a family. */
    readonly addresses: readonly string[];
    readonly ports: readonly NamedPort[];
    readonly externalName: string;
    /** What was found by its own name, which is the same until the Service changes. */
    readonly found: Map<RecordType, Found>;
}
export interface EndpointView {
    readonly address: string;
    readonly hostname?: string;
}
/** The first label of its name: its host name, or the address with dashes. */
export declare const labelOf: ({ address, hostname }: EndpointView) => string;
/** The ready endpoints of one slice. */
export interface SliceView {
    readonly namespace: string;
    /** The Service that it belongs to; empty where its label is missing. */
    readonly service: string;
    readonly ports: readonly NamedPort[];
    readonly endpoints: readonly EndpointView[];
    /** The addresses by label; several endpoints may have one host name. */
    readonly byLabel: () => ReadonlyMap<string, readonly EndpointView[]>;
}
export declare function viewService(service: Service): ServiceView;
export declare function viewSlice(slice: EndpointSlice): SliceView;
