import type { Machines } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
/** The name server of the machines themselves. */
export declare const nodeNameServer = "172.18.0.1";
export declare function clusterMachines(cluster: Cluster): Machines;
