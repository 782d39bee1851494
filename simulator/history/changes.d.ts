import type { KubeObject } from "../../api/resource.ts";
/** Every change between two states of an object, in the order of their fields. */
export declare function changesOf(previous: KubeObject, next: KubeObject): readonly string[];
