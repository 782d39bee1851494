/**
 * Places pods on the nodes that they select, and rather on those that they prefer; and, where the
 * profile adds to that, on the nodes that it has for all its pods.
 */
export declare const nodeAffinity: import("../framework.ts").PluginFactory;
