/**
 * The limits that a pod sets to what it writes. Source: kubelet 1.36, localStorageEviction, which
 * looks at volumes first, then at the pod as a whole, then at its containers.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodUse } from "../behavior/machine-use.ts";
/** Whether a pod sets any such limit: all others are never looked at. */
export declare const limitsStorage: ({ spec }: Pod) => boolean;
/** What a pod has exceeded, in the kubelet's words; `undefined` where it keeps to its limits. */
export declare function exceeded(pod: Pod, use: PodUse | undefined): string | undefined;
