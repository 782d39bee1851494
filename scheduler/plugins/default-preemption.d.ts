/** Has lesser pods leave where a pod fits nowhere. Source: DefaultPreemption 1.36. */
export declare const defaultPreemption: import("../framework.ts").PluginFactory;
