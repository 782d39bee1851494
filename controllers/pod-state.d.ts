import type { Pod } from "../api/core/pod/pod.ts";
type PodCondition = NonNullable<Pod["status"]["conditions"]>[number];
/** The condition of that type, if the pod has it. */
export declare function podCondition(pod: Pod, type: string): PodCondition | undefined;
/** Whether the kubelet says that the pod serves. */
export declare function isPodReady(pod: Pod): boolean;
/** When a ready pod became ready, or `undefined` where it is not ready or does not say. */
export declare function readySinceMs(pod: Pod): number | undefined;
/** Ready for at least so long. Without a minimum, being ready is enough. */
export declare function isPodAvailable(pod: Pod, minReadySeconds: number | undefined, nowMs: number): boolean;
/**
 * Time until the pod is available if it stays ready: 0 where it is available now, `undefined`
 * where it is not ready or does not say since when.
 */
export declare function availableInMs(pod: Pod, minReadySeconds: number | undefined, nowMs: number): number | undefined;
/** Neither finished nor being deleted: such pods count as replicas. */
export declare function isPodActive(pod: Pod): boolean;
/** Being deleted, but not yet finished. */
export declare function isPodTerminating(pod: Pod): boolean;
/**
 * Whether a change of a pod can matter to a controller that counts pods: not its binding, its
 * address or the states of its containers.
 */
export declare function changesPodCount(next: Pod | undefined, previous: Pod | undefined): boolean;
export {};
