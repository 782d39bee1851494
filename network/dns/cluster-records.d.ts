/** The Services, slices and namespaces, as DNS knows them at a time. */
import type { Namespace } from "../../api/core/namespace.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type ServiceView, type SliceView } from "./service-view.ts";
import { type Change } from "./versions.ts";
/**
 * Finds what there is at a time, by name and by address. A change costs as much as its object is
 * large, whatever else there is.
 */
export declare class ClusterRecords {
    #private;
    constructor();
    changeNamespace({ metadata }: Namespace, isThere: boolean, change: Change): void;
    changeService(service: Service, isThere: boolean, change: Change): void;
    changeSlice(slice: EndpointSlice, isThere: boolean, change: Change): void;
    hasNamespace(name: string, nowMs: number): boolean;
    /** By namespace and name: `default/web`. */
    service(key: string, nowMs: number): ServiceView | undefined;
    /** Those of a Service, in the order in which they were made. */
    slices({ key: service, name }: ServiceView, nowMs: number): readonly SliceView[];
    /** The Service that has this address in the cluster. */
    serviceAt(address: string, nowMs: number): ServiceView | undefined;
    /** The slices that have an endpoint of this address. */
    slicesAt(address: string, nowMs: number): readonly SliceView[];
    /** How much is held, for those who look after its bounds. */
    get size(): {
        readonly objects: number;
        readonly addresses: number;
    };
}
