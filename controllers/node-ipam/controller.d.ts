import { type Controller } from "../../client/controller.ts";
/** Gives nodes the addresses of their pods, out of those of the cluster: of each family. */
export declare function nodeIpamController(clusterCidrs: readonly string[]): Controller;
