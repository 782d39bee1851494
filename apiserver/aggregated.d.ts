import type { ApiRequest, ApiResponse } from "../api/request.ts";
import type { Served } from "./served-resources.ts";
/**
 * An API that stands beside the registry, under a group of its own, as extension servers do: the
 * names of its resources come and go, so no definition can say what they are. It is only read.
 */
export interface AggregatedApi {
    readonly group: string;
    /** What discovery lists now. Without any, the group is not there. */
    resources(): readonly Served[];
    /** Answers a `get` or a `list`. A refusal is a StatusError. */
    read(request: ApiRequest): ApiResponse["body"];
}
/** The aggregated APIs by their groups. */
export type AggregatedApis = ReadonlyMap<string, AggregatedApi>;
export declare const aggregatedApis: (all: readonly AggregatedApi[]) => AggregatedApis;
/** What all of them serve now. */
export declare const aggregatedResources: (apis: AggregatedApis) => readonly Served[];
