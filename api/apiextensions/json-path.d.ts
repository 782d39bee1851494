/** The paths that a CustomResourceDefinition names, applied to custom objects. */
import type { Json } from "../json.ts";
import type { KubeObject } from "../resource.ts";
/** The first value at a path such as `.spec.names[0]`; undefined where there is none. */
export declare function firstAt(jsonPath: string): (object: KubeObject) => Json | undefined;
/** `.spec.replicas` as the names of members. */
export declare const membersOf: (path: string) => readonly string[];
/** The value at a path of members; undefined where there is none. */
export declare function memberAt(object: unknown, path: readonly string[]): Json | undefined;
/** The object with a value at a path of members. */
export declare function withMemberAt<T extends object>(object: T, path: readonly string[], value: Json): T;
