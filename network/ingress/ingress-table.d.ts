import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Ingress } from "../../api/networking/ingress.ts";
import type { IngressClass } from "../../api/networking/ingress-class.ts";
import { type IngressRoutes, type IngressService } from "./routes.ts";
import { type IngressEndpoint } from "./service-endpoints.ts";
/** At most 0.3 times a second. Source: ingress-nginx 1.14, --sync-rate-limit. */
export declare const syncIntervalUsualMs: number;
/**
 * What the entry knows: the Ingresses that it serves, and the endpoints of their Services. A change
 * is shown at once where nothing was for a while; those soon after it wait, and are shown together.
 * Times never go back.
 */
export declare class IngressTable {
    #private;
    constructor({ intervalMs }?: {
        readonly intervalMs?: number;
    });
    ingressChanged(next: Ingress | undefined, previous: Ingress | undefined, nowMs: number): void;
    classChanged(next: IngressClass | undefined, previous: IngressClass | undefined, nowMs: number): void;
    serviceChanged(next: Service | undefined, previous: Service | undefined, nowMs: number): void;
    sliceChanged(next: EndpointSlice | undefined, previous: EndpointSlice | undefined, nowMs: number): void;
    /** The routes as they are shown at a time. */
    routes(nowMs: number): IngressRoutes;
    /** The ready endpoints of a port of a Service, by address. */
    endpoints(namespace: string, { name, port }: IngressService, nowMs: number): readonly IngressEndpoint[];
}
