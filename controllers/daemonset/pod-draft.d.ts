import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Draft } from "../../client/action.ts";
/**
 * A pod of the template for one node. The scheduler binds it there, and nowhere else, since its
 * affinity names the node. Source: pkg/controller/daemon/util CreatePodTemplate 1.36.
 */
export declare function podDraft(daemonSet: DaemonSet, node: string, hash: string): Draft<Pod>;
