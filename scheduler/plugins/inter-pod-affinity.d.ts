/** Places pods near to those that they ask for, and away from those that either asks not to. */
export declare const interPodAffinity: import("../framework.ts").PluginFactory;
