/** What annotations say of the paths of an Ingress. Source: ingress-nginx 1.14, annotations. */
import type { Ingress } from "../../api/networking/ingress.ts";
export interface Settings {
    /** What the path becomes on its way; `$1` is the first group of the rule's path. */
    readonly rewriteTarget: string;
    /** Paths are regular expressions. */
    readonly useRegex: boolean;
    /** Requests without TLS are sent to the same place with it, where the host has TLS. */
    readonly sslRedirect: boolean;
    /** The same whether or not it has. */
    readonly forceSslRedirect: boolean;
}
export declare function settingsOf({ metadata: { annotations } }: Ingress): Settings;
