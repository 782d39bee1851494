/** Which pods the cluster's own objects take for alike: what pods are spread by unless they say. */
import type { ReplicaSet } from "../api/apps/replicaset.ts";
import type { StatefulSet } from "../api/apps/statefulset.ts";
import type { ReplicationController } from "../api/core/replication-controller.ts";
import type { Service } from "../api/core/service/service.ts";
import { type Labels } from "../api/selectors/labels.ts";
import type { Pod } from "./framework.ts";
interface ByKey<T> {
    get(key: string): T | undefined;
}
/** The caches of the objects that select pods; informers are such. */
export interface SelectionSources {
    readonly services: {
        indexed(index: string, value: string): readonly Service[];
    };
    readonly replicaSets: ByKey<ReplicaSet>;
    readonly statefulSets: ByKey<StatefulSet>;
    readonly replicationControllers: ByKey<ReplicationController>;
}
/** The index of services by namespace. */
export declare const servicesIndex = "namespace";
export declare const noSelections: SelectionSources;
/** Picks pods of one namespace. */
export interface PodSelector {
    /** The same for selectors that pick the same. */
    readonly text: string;
    readonly matches: (labels: Labels | undefined) => boolean;
}
/**
 * What the services of a pod and its controller select; `undefined` where nothing does.
 * Source: kube-scheduler, plugins/helper DefaultSelector 1.36.
 */
export declare function defaultSelector(pod: Pod, sources: SelectionSources): PodSelector | undefined;
export {};
