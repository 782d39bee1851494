import type { Pod } from "./framework.ts";
/** `default/web-0, default/web-1 and 2 more` */
export declare function podNames(pods: readonly Pod[]): string;
