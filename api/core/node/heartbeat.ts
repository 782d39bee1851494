/** How a node says that it is still there. Source: kubelet 1.36, pkg/kubelet/nodestatus. */
import type { RenewalMapping } from "../../resource.ts";
import { formatTime, parseTime } from "../../runtime.ts";
import type { Node } from "./node.ts";

/** The conditions that its kubelet reports, all of them at once. That of the network is not. */
export const kubeletConditions: readonly string[] = [
  "Ready",
  "MemoryPressure",
  "DiskPressure",
  "PIDPressure",
];

/** The time of a report is one of whole seconds. */
export const nodeHeartbeat: RenewalMapping<Node> = {
  subresource: "status",
  renewedMs({ status }) {
    const ready = status.conditions?.find(({ type }) => type === "Ready");
    return parseTime(ready?.lastHeartbeatTime);
  },
  renew(node, timeMs) {
    const lastHeartbeatTime = formatTime(timeMs);
    const conditions = (node.status.conditions ?? []).map((condition) =>
      kubeletConditions.includes(condition.type) ? { ...condition, lastHeartbeatTime } : condition,
    );
    return { ...node, status: { ...node.status, conditions } };
  },
};
