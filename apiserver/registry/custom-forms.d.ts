/** Custom objects between the form that they are stored in and the versions they are served in. */
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Resource } from "./resource-table.ts";
/**
 * How objects of a served version are stored and read. As with the conversion of Kubernetes that is
 * called None, only the apiVersion changes; fields that a version does not have are dropped on the
 * way to it. What is read has the defaults of the version that it is stored in.
 */
export declare function customForms({ apiVersion, group, version, kind, structure, custom, }: ResourceDefinition): Pick<Resource, "toStored" | "fromStored">;
