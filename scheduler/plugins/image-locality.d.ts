import type { Plugin } from "../framework.ts";
/**
 * Prefers nodes that hold the images of the pod, by their sizes; an image that few nodes hold
 * counts for less, so that not all pods go there. Source: imagelocality 1.36.
 */
export declare const imageLocality: Plugin;
