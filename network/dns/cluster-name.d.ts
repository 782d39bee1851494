export interface ServiceName {
    readonly kind: "service";
    readonly namespace: string;
    /** `default/web` */
    readonly key: string;
    /** The first label of `10-244-1-5.web.default.svc.cluster.local` or `web-0.web.…`. */
    readonly endpoint?: string;
    /** Both of `_http._tcp.web.default.svc.cluster.local`, without their underscores. */
    readonly port?: string;
    readonly protocol?: string;
}
export type ClusterName = ServiceName
/** `10-244-1-5.default.pod.cluster.local`; no address where the label is none. */
 | {
    readonly kind: "pod";
    readonly namespace: string;
    readonly address: string | undefined;
}
/** `default.svc.cluster.local`: there, but without records. */
 | {
    readonly kind: "namespace";
    readonly namespace: string;
}
/** The domain itself. */
 | {
    readonly kind: "zone";
}
/** `svc.cluster.local`: always there, but without records. */
 | {
    readonly kind: "branch";
}
/** `dns-version.cluster.local` */
 | {
    readonly kind: "version";
}
/** `ns.dns.cluster.local`, the name server itself. */
 | {
    readonly kind: "nameserver";
}
/** It cannot be that of anything in the domain. */
 | {
    readonly kind: "nothing";
} | {
    readonly kind: "address";
    readonly address: string;
}
/** In no zone of the cluster. */
 | {
    readonly kind: "beyond";
};
export interface ParsedName {
    /** As it was asked for, without the dot at its end. */
    readonly asked: string;
    /** The same in lower case. */
    readonly name: string;
    readonly target: ClusterName;
}
/** Reads a name in any case; `domain` is in lower case. */
export declare function parseName(text: string, domain: string): ParsedName;
