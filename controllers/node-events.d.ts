/** What events of kube-controller-manager say of nodes. Source: pkg/controller/util/node 1.36. */
import type { ObjectMeta } from "../api/resource.ts";
import type { EventNote } from "../client/action.ts";
type Named = {
    readonly metadata: Pick<ObjectMeta, "name" | "uid">;
};
/** An event of what a node has come to. */
export declare const nodeStatusNote: (node: Named, status: string) => EventNote;
/** An event of what is done with a node. */
export declare const nodeNote: (node: Named, reason: string, what: string) => EventNote;
export {};
