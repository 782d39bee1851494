import type { Pod } from "../../api/core/pod/pod.ts";
/**
 * What each pod requests of a resource, in thousandths, by the names of pods; of one container, if
 * one is named. Throws Unmeasurable where any does not say.
 * Source: pkg/controller/podautoscaler calculateRequests 1.36.
 */
export declare function requestsOf(pods: readonly Pod[], resource: string, container: string): ReadonlyMap<string, number>;
