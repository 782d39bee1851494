import type { KubeObject } from "../../api/resource.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
/** Whether a user asked for the write. */
export declare const isByUser: ({ actor, cause }: Pick<StoredEvent, "actor" | "cause">) => boolean;
/** `replicaset-controller`; a user by the program that they used: `user (kubectl)`. */
export declare function actorText(write: Pick<StoredEvent, "actor" | "cause">): string;
/** `Pod default/web-0` */
export declare function titleOf({ kind, metadata }: KubeObject): string;
/** What a write did, and what it changed beside. */
export interface Deed {
    /** As one sees it happen and as one tells it later: `creates`, `created`. */
    readonly verb: {
        readonly present: string;
        readonly past: string;
    };
    /** `Pod default/web-0` */
    readonly object: string;
    /** What follows the object: ` to node-1`. */
    readonly rest: string;
    readonly changes: readonly string[];
}
export declare function deedOf(write: StoredEvent): Deed;
/** `replicaset-controller creates Pod default/web-0`, in the present or the past. */
export declare function sentenceOf(write: StoredEvent, tense?: "present" | "past"): string;
export declare function changesText(changes: readonly string[]): string;
