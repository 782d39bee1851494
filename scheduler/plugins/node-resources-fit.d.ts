/** Keeps pods off nodes that lack what they request; scores by how full a node would become. */
export declare const nodeResourcesFit: import("../framework.ts").PluginFactory;
