import type { ObjectSources } from "../apiserver/registry/resource-table.ts";
import { type BehaviorOptions } from "../kubelet/index.ts";
import type { Reader } from "./reader.ts";
/** What is measured, by the kubelets. */
interface Measured extends Reader {
    readonly kubelet: BehaviorOptions;
}
/** The sources of the kinds of metrics.k8s.io. */
export declare function metricsServer(reader: Measured): ObjectSources;
export {};
