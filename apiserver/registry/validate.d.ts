import { type FieldError } from "../../api/field-error.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { type Call } from "./context.ts";
/** Throws Invalid with every error of a new object. */
export declare function validateNew(call: Call, object: KubeObject): void;
/** Throws Invalid with every error of a changed object. */
export declare function validateChange(call: Call, next: KubeObject, stored: KubeObject): void;
/** What is wrong with changed metadata. */
export declare function metadataErrors({ custom }: ResourceDefinition, next: KubeObject, stored: KubeObject): FieldError[];
/** Runs the admission plugins that only refuse. */
export declare function validateAdmission(call: Call, verb: "create" | "update" | "delete", object: KubeObject | undefined, stored?: KubeObject): void;
/** Runs the admission plugins that change objects with the state of the cluster at hand. */
export declare function mutateAdmission(call: Call, verb: "create" | "update", object: KubeObject, stored?: KubeObject): KubeObject;
/** Runs the admission plugins that charge for objects. Returns what notes down what was charged. */
export declare function chargeAdmission(call: Call, verb: "create" | "update", object: KubeObject, stored?: KubeObject): () => void;
/** Whether two objects differ in nothing but metadata and the status that is written for itself. */
export declare function sameContent({ hasStatus, custom }: ResourceDefinition, next: KubeObject, stored: KubeObject): boolean;
