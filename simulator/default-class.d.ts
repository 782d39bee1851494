import type { ApiServer } from "../apiserver/server.ts";
/** Creates the storage class of claims that name none, as those who set up clusters do. */
export declare function createDefaultClass(server: ApiServer): void;
