import type { JsonObject } from "../../api/json.ts";
import type { ApiRequest, ApiResponse, RequestOptions } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Clock, NameGenerator } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { AdmissionPlugin } from "../admission/plugin.ts";
import type { AggregatedApis } from "../aggregated.ts";
import { type HeldOwners } from "../fields/ownership.ts";
import type { Storage } from "../storage/storage.ts";
import type { ListCache } from "./list-cache.ts";
import type { Resource, ResourceTable } from "./resource-table.ts";
/** What every decision of the API server is made on. */
export interface Registry {
    readonly storage: Storage;
    readonly clock: Clock;
    readonly names: NameGenerator;
    readonly resources: ResourceTable;
    readonly aggregated: AggregatedApis;
    readonly admission: readonly AdmissionPlugin[];
    readonly lists: ListCache;
}
/** A request whose resource is known. */
export interface Call {
    readonly registry: Registry;
    readonly request: ApiRequest;
    readonly resource: Resource;
    readonly options: RequestOptions;
    /** Where the named object is stored. */
    readonly key: string;
    /** Warnings for the client, gathered on the way. */
    readonly warnings: string[];
    /** Paths of fields in the body that its kind does not have, gathered on the way. */
    readonly unknownFields: string[];
}
export declare const keyFor: (namespace: string | undefined, name: string) => string;
/** The stored form of the object that the request names. Throws NotFound. */
export declare function storedObject({ registry, request, resource, key }: Call): KubeObject;
/**
 * Commits a change of one object unless it is a dry run. Throws Conflict if it changed meanwhile.
 * Without `owners` of its own the object keeps those of the one it replaces. Returns the
 * object as it is stored, or would be; `undefined` for a deletion that is a dry run.
 */
export declare function commit({ registry, request, resource, options }: Call, key: string, expected: KubeObject | undefined, next: KubeObject | undefined, owners?: HeldOwners): KubeObject | undefined;
export declare function respond(call: Call, code: number, stored: KubeObject): ApiResponse;
/** `metadata` with changes; members set to `undefined` are left out. */
export declare function withMetadata<T extends KubeObject>(object: T, changes: Partial<KubeObject["metadata"]>): T;
/** A member that not every kind has. */
export declare function memberOf(object: KubeObject, name: string): unknown;
export declare function methodNotAllowed(): StatusError;
/** An API object as plain JSON, which it is. */
export declare function asJson(object: KubeObject): JsonObject;
