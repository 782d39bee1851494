import { Node } from "../../api/core/node/node.ts";
import { type Action, updateStatus } from "../../client/action.ts";

export const isReady = ({ status }: Node): boolean =>
  status.conditions?.find(({ type }) => type === "Ready")?.status === "True";

/** Adds a volume to those that a node is said to have, or takes it off; nothing where it is so. */
export function listAttached(node: Node, name: string, isAttached: boolean): Action | undefined {
  const { volumesAttached: listed = [], ...status } = node.status;
  if (listed.some((each) => each.name === name) === isAttached) return undefined;
  const volumesAttached = isAttached
    ? [...listed, { name, devicePath: "" }]
    : listed.filter((each) => each.name !== name);
  const changed = volumesAttached.length === 0 ? status : { ...status, volumesAttached };
  return updateStatus(Node, { ...node, status: changed });
}
