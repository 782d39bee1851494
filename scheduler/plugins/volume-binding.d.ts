/** Places pods where their volumes are, or can be had. */
export declare const volumeBinding: import("../framework.ts").PluginFactory;
