/**
 * What a path of the API resets to what it was, whatever a writer says there: the status of an
 * object, or all but a part of it. Nobody comes to own such fields, and nobody conflicts over them.
 */
import type { ResourceDefinition } from "../../api/resource.ts";
import { type FieldSet } from "./field-set.ts";
/** The fields of a set that are not reset. */
export type FieldFilter = (fields: FieldSet) => FieldSet;
export declare const allFields: FieldFilter;
/** What is kept of a write of the object itself or of a subresource. */
export declare function keptFields({ custom, hasStatus }: Pick<ResourceDefinition, "custom" | "hasStatus">, subresource: string | undefined): FieldFilter;
