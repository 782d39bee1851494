import type { Pod } from "../../api/core/pod/pod.ts";
import { type Sources } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
/** What the containers of a pod are made of beside it. */
export declare const sourcesOf: (cluster: Cluster, { metadata, spec }: Pod) => Sources;
