import type { WholeUserInfo } from "../../../api/authentication/user-info.ts";
import { Node } from "../../../api/core/node/node.ts";
import { Pod } from "../../../api/core/pod/pod.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { forbidden, notFound, type StatusError } from "../../../api/status.ts";
import { keyFor, type Registry } from "../../registry/context.ts";
import type { Operation } from "../plugin.ts";

/** What a node wants to write. */
export interface NodeWrite {
  readonly operation: Operation;
  readonly registry: Registry;
  /** Absent where it is to be deleted. */
  readonly object: KubeObject | undefined;
  /** The node, which need not be there. */
  readonly nodeName: string;
  readonly user: WholeUserInfo;
}

export const refuse = ({ definition, name }: Operation, fact: string): StatusError =>
  forbidden(definition, name, fact);

/** The pod of that name in the namespace of the write. Throws NotFound. */
export function podNamed({ operation, registry }: NodeWrite, name: string): Pod {
  const found = registry.storage.get("pods", keyFor(operation.namespace, name));
  if (found === undefined) throw notFound(Pod, name);
  // The table holds nothing else.
  return found as Pod;
}

/** Throws NotFound. */
export function nodeNamed({ registry }: NodeWrite, name: string): Node {
  const found = registry.storage.get("nodes", name);
  if (found === undefined) throw notFound(Node, name);
  // The table holds nothing else.
  return found as Node;
}

/** An operation as its refusals name it: `"UPDATE"`. */
export const operationName = ({ verb }: Operation): string => `"${verb.toUpperCase()}"`;
