import { ConfigMap } from "../../api/core/configmap.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { Secret } from "../../api/core/secret.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { Configuration, FindConfiguration } from "../observed.ts";
import type { Store } from "../shell/mounted-files.ts";
/** Where what pods see of the API is to be had. */
export interface ConfigurationSources {
    readonly configMap: (name: string) => ConfigMap | undefined;
    readonly secret: (name: string) => Secret | undefined;
    /** The Services of a namespace. */
    readonly services: (namespace: string) => readonly Service[];
    readonly node: Node | undefined;
    /** What a volume of the pod holds, if it was made. */
    readonly volume: (name: string) => Store | undefined;
}
/** What a pod of a namespace sees of the API. */
export declare function configurationIn(sources: ConfigurationSources): FindConfiguration;
/** What pods see of a ConfigMap or Secret; `undefined` where there is none. */
export declare function configurationOf(object: ConfigMap | Secret | undefined): Configuration | undefined;
