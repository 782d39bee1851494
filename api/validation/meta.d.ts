/** What holds for the metadata of every object. Source: apimachinery/pkg/api/validation 1.36. */
import { type FieldError } from "../field-error.ts";
import type { ObjectMeta, ResourceDefinition } from "../resource.ts";
/** What the checks of metadata need to know of a resource. */
export interface NamedResource extends Pick<ResourceDefinition, "namespaced" | "nameFormat"> {
    /** A custom resource may have finalizers of any name. */
    readonly custom?: object;
}
/** Everything wrong with new metadata, in Kubernetes' order. The name is generated already. */
export declare function validateObjectMeta({ namespaced, nameFormat, custom }: NamedResource, metadata: ObjectMeta, path?: string): FieldError[];
/**
 * Everything wrong with changed metadata. Fields that the server carries over (resourceVersion
 * among them) are expected to be filled in from the stored object already.
 */
export declare function validateObjectMetaUpdate(next: ObjectMeta, stored: ObjectMeta, { path, custom }?: {
    path?: string;
    custom?: object | undefined;
}): FieldError[];
/** `Invalid value: "x": field is immutable`, where a value changed. */
export declare function immutableField(next: unknown, stored: unknown, path: string, why?: string): FieldError[];
export declare function validateNonNegative(value: number | undefined, path: string): FieldError[];
/** What is wrong with a name in this format. */
export declare function nameProblems(format: ResourceDefinition["nameFormat"], name: string): string[];
export declare function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: string): FieldError[];
export declare function validateAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: string): FieldError[];
/** How many bytes text takes in UTF-8. */
export declare function byteLength(text: string): number;
/** A finalizer without a domain is one of Kubernetes' own. */
export declare function standardFinalizerProblems(finalizer: string): string[];
