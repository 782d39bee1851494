/** Prefers nodes whose resources come to be used in more alike shares by the pod. */
export declare const nodeResourcesBalancedAllocation: import("../framework.ts").PluginFactory;
