import type { ApiHandler, ApiRequest, ApiResponse, WatchEvent, WatchHandle, WatchRequest } from "../api/request.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import { type Clock, type Random } from "../api/runtime.ts";
import type { AdmissionPlugin } from "./admission/plugin.ts";
import type { ServiceRanges } from "./admission/services/index.ts";
import { type AggregatedApi } from "./aggregated.ts";
import { type Registry } from "./registry/context.ts";
import { type ObjectSources, type Reviewers } from "./registry/resource-table.ts";
import type { Storage } from "./storage/storage.ts";
export interface ApiServerOptions extends ServiceRanges {
    readonly storage: Storage;
    readonly clock: Clock;
    readonly random: Random;
    readonly definitions: readonly ResourceDefinition[];
    readonly admission?: readonly AdmissionPlugin[];
    /** Where the objects of computed resources come from. */
    readonly sources?: ObjectSources;
    /** What answers the questions of kinds that only ask. */
    readonly reviewers?: Reviewers;
    /** What is served beside the definitions. */
    readonly aggregated?: readonly AggregatedApi[];
}
/** The API server: decides on requests against the storage. `http/` puts it on a port. */
export declare class ApiServer implements ApiHandler {
    #private;
    readonly registry: Registry;
    constructor({ storage, clock, random, definitions, ...given }: ApiServerOptions);
    handle(request: ApiRequest): ApiResponse;
    watch(request: WatchRequest, sink: (event: WatchEvent) => void): WatchHandle;
}
