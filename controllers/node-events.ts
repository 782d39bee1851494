/** What events of kube-controller-manager say of nodes. Source: pkg/controller/util/node 1.36. */
import type { ObjectMeta } from "../api/resource.ts";
import type { EventNote } from "../client/action.ts";

type Named = { readonly metadata: Pick<ObjectMeta, "name" | "uid"> };

/** An event of what a node has come to. */
export const nodeStatusNote = (node: Named, status: string): EventNote =>
  noteOf(node, status, `Node ${node.metadata.name} status is now: ${status}`);

/** An event of what is done with a node. */
export const nodeNote = (node: Named, reason: string, what: string): EventNote =>
  noteOf(node, reason, `Node ${node.metadata.name} event: ${what}`);

/** The node is named by name and uid alone. */
function noteOf({ metadata: { name, uid } }: Named, reason: string, message: string): EventNote {
  const regarding = { apiVersion: "v1", kind: "Node", metadata: { name, uid } };
  return { regarding, type: "Normal", reason, message };
}
