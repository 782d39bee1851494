import type { Random } from "../../api/runtime.ts";
import type { ClusterOptions } from "../cluster-options.ts";
import type { ScenarioCluster } from "./schema.ts";
/** `random` is where delays are drawn from that the cluster does not draw itself. */
export declare function clusterOptionsOf(asked: ScenarioCluster | undefined, random: Random): ClusterOptions;
