import { ageColumn, nameColumn } from "../../columns.ts";
import type { Column } from "../../resource.ts";
import type { Node } from "./node.ts";

const shown = (name: string, description: string, value: (node: Node) => string): Column<Node> => ({
  name,
  type: "string",
  description,
  value,
});
const wide = (name: string, description: string, value: (node: Node) => string): Column<Node> => ({
  ...shown(name, description, value),
  priority: 1,
});

/** Source: pkg/printers/internalversion 1.36, printNode. */
export const nodeColumns: readonly Column<Node>[] = [
  nameColumn,
  shown("Status", "Whether it is ready, and takes new pods.", nodeState),
  shown("Roles", "What it is there for, by its labels.", (node) => nodeRoles(node) || "<none>"),
  ageColumn,
  shown("Version", "Version of its kubelet.", ({ status }) => status.nodeInfo.kubeletVersion),
  wide("Internal-IP", "Its address inside.", (node) => address(node, "InternalIP")),
  wide("External-IP", "Its address outside.", (node) => address(node, "ExternalIP")),
  wide("OS-Image", "Its distribution.", ({ status }) => status.nodeInfo.osImage || unknown),
  wide("Kernel-Version", "Version of its kernel, and its architecture.", kernel),
  wide(
    "Container-Runtime",
    "Its container runtime.",
    ({ status }) => status.nodeInfo.containerRuntimeVersion || unknown,
  ),
];

const unknown = "<unknown>";

/** `6.12.48 (amd64)`, as of 1.36. */
function kernel({ status: { nodeInfo } }: Node): string {
  const { kernelVersion, architecture } = nodeInfo;
  if (kernelVersion === "") return unknown;
  return architecture === "" ? kernelVersion : `${kernelVersion} (${architecture})`;
}

function nodeState({ spec, status }: Node): string {
  const ready = status.conditions?.find(({ type }) => type === "Ready")?.status;
  const state = ready === undefined ? "Unknown" : ready === "True" ? "Ready" : "NotReady";
  return spec.unschedulable === true ? `${state},SchedulingDisabled` : state;
}

const rolePrefix = "node-role.kubernetes.io/";

/** `control-plane,worker`, sorted; empty where no label tells. */
export function nodeRoles({ metadata }: Pick<Node, "metadata">): string {
  const roles = new Set<string>();
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(rolePrefix) && key !== rolePrefix) roles.add(key.slice(rolePrefix.length));
    else if (key === "kubernetes.io/role" && value !== "") roles.add(value);
  }
  return [...roles].sort().join(",");
}

function address({ status }: Node, type: string): string {
  return status.addresses?.find((each) => each.type === type)?.address ?? "<none>";
}
