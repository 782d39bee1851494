import type { ApiServer } from "./server.ts";
/** The namespaces that every cluster has. */
export declare const systemNamespaces: string[];
/** Creates what a new cluster starts with. What is there already is left alone. */
export declare function bootstrap(server: ApiServer): void;
