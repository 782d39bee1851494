import type { ResourceDefinition } from "../resource.ts";
import type { CustomResourceDefinition } from "./definition.ts";
/**
 * What a CustomResourceDefinition has a cluster serve: a definition for each served version, the
 * same ones for the same object. None before its names are accepted.
 */
export declare function definitionsOf(crd: CustomResourceDefinition): readonly ResourceDefinition[];
