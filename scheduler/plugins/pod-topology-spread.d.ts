/** Spreads pods evenly over places: as they ask, or those of one controller or service anyway. */
export declare const podTopologySpread: import("../framework.ts").PluginFactory;
