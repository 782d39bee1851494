import { type JsonObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { type StatusError } from "../../api/status.ts";
import type { ResourceTable } from "./resource-table.ts";
/** What a kind is called in bodies and in refusals. */
export type KindNames = Pick<ResourceDefinition, "group" | "version" | "apiVersion" | "kind"> & Partial<Pick<ResourceDefinition, "plural" | "custom">>;
/** Throws BadRequest where the body is no object, or one of another kind. */
export declare function checkTypeMeta(wanted: KindNames, body: unknown, resources: ResourceTable): asserts body is JsonObject;
/** `Deployment in version "v1" cannot be handled as a Deployment` */
export declare function cannotHandle(given: {
    readonly kind: string;
    readonly version: string;
}, wanted?: {
    readonly kind: string;
}): string;
/** What is said of a body whose kind cannot even be read; it ends with the body's first bytes. */
export declare function unrecognized(kind: string, problem: string, body: unknown): StatusError;
/** The start of a body: as it is where that is an object, else in hexadecimal. */
export declare function summaryOf(text: string): string;
