import type { Plugin } from "../framework.ts";
/**
 * Keeps a pod away from a claim for a single pod while another pod uses it, and from nodes where
 * others use a disk that they would not share.
 */
export declare const volumeRestrictions: Plugin;
