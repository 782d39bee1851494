/** Lists of objects that stay as they are in the cluster, at a cost for each change only. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Cluster } from "../cluster.ts";
/** Which objects a list has. */
export interface ListQuery {
    readonly resource: ResourceDefinition;
    /** Absent: all. */
    readonly namespace: string | undefined;
    /** As text: `app=web`. */
    readonly selector: string;
}
/** The present objects that a query picks, and how many of them count. */
export declare class LiveList {
    #private;
    /** The revision of its last change. */
    changed: number;
    constructor(cluster: Cluster, { resource, namespace, selector }: ListQuery);
    /** In the order of their names. */
    get objects(): readonly KubeObject[];
}
