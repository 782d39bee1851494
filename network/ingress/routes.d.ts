/** Where requests from outside go, by what Ingresses say. */
import type { Ingress, IngressBackend } from "../../api/networking/ingress.ts";
export interface IngressRequest {
    /** As the `Host` header has it. */
    readonly host: string;
    /** With its query. */
    readonly path: string;
    readonly isTls: boolean;
}
export type IngressService = NonNullable<IngressBackend["service"]>;
export type IngressResource = NonNullable<IngressBackend["resource"]>;
/** The Ingress whose word it is, as `namespace/name`. */
interface Ruled {
    readonly ingress: string;
}
export type IngressRoute = (Ruled & {
    readonly kind: "service";
    readonly namespace: string;
    readonly service: IngressService;
    /** What the Service is asked for. */
    readonly path: string;
})
/** To an object that nobody here serves. */
 | (Ruled & {
    readonly kind: "resource";
    readonly resource: IngressResource;
})
/** To the same place with TLS. */
 | (Ruled & {
    readonly kind: "redirect";
    readonly location: string;
}) | {
    readonly kind: "none";
};
/** A Secret whose certificate may be for a host. */
export interface SecretPlace {
    readonly namespace: string;
    readonly name: string;
}
export interface IngressRoutes {
    route(request: IngressRequest): IngressRoute;
    /** Whether any rule names the host, itself or by a wildcard. */
    hasHost(host: string): boolean;
    /** Secrets for a host, the first whose certificate is good for it first; empty without any. */
    secretsFor(host: string): readonly SecretPlace[];
}
/**
 * The table of the Ingresses that are served. What several say of one host counts together; what
 * they say of one path goes by the oldest. A request for a host that rules name is not for rules
 * that name none. Source: ingress-nginx 1.14, controller.go.
 */
export declare function compileRoutes(served: readonly Ingress[]): IngressRoutes;
export {};
