import { type JsonObject } from "../../api/json.ts";
import type { ObjectMeta } from "../../api/resource.ts";
import type { Directory } from "../shell/file-system.ts";
/** A pod that a manifest asks for. */
export interface StaticPod {
    /** `namespace/name` of its mirror pod. */
    readonly key: string;
    /** Of the manifest: another manifest is another pod. It is the uid that the node knows it by. */
    readonly hash: string;
    readonly metadata: ObjectMeta;
    readonly spec: JsonObject;
}
/** The pods of a directory's manifests, in the order of the files; what is none is left out. */
export declare function staticPodsOf(root: Directory, node: string): readonly StaticPod[];
interface Source {
    readonly node: string;
    readonly path: string;
}
/** The pod of a manifest; `undefined` where the kubelet cannot run it. */
export declare function staticPod(text: string, { node, path }: Source): StaticPod | undefined;
export {};
