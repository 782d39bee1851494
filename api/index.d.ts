import type { ResourceDefinition } from "./resource.ts";
/** Those whose objects are stored. */
export declare const allResources: readonly ResourceDefinition[];
/** Those whose objects are computed: a server needs a source for each. */
export declare const computedResources: readonly ResourceDefinition[];
/** Those that only ask: a server needs a reviewer for each, which makes the answer. */
export declare const reviewResources: readonly ResourceDefinition[];
/** All that a cluster serves. */
export declare const servedResources: readonly ResourceDefinition[];
