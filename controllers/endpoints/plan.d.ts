import { Endpoints } from "../../api/core/endpoints.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import { type Action } from "../../client/action.ts";
/** All that the Endpoints of one name depend on. */
export interface Observed {
    readonly service: Service | undefined;
    /** The pods of the namespace; only asked for where the Service selects any. */
    readonly pods: () => readonly Pod[];
    readonly endpoints: Endpoints | undefined;
}
/** The one write that brings Endpoints to what the Service selects, or none. */
export declare function planEndpoints({ service, pods, endpoints }: Observed): readonly Action[];
