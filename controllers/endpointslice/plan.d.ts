import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Plan } from "../../client/controller.ts";
import { type TopologyMemory } from "./topology-news.ts";
/** All that the EndpointSlices of a Service depend on. */
export interface Observed {
    readonly service: Service;
    /** The pods of the namespace; only asked for where the Service selects any. */
    readonly pods: () => readonly Pod[];
    /** Those that this controller manages for the Service. */
    readonly slices: readonly EndpointSlice[];
    readonly nodeOf: (name: string) => Node | undefined;
    /** All nodes; only asked for where zones get endpoints by their CPU. */
    readonly nodes: () => readonly Node[];
    readonly memory?: TopologyMemory;
}
/**
 * Brings the slices of a Service to what it selects. There is always one, if an empty one without
 * ports. Slices that would be deleted are used again before any is made.
 */
export declare function planEndpointSlices(observed: Observed): Plan;
