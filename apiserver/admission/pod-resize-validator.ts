import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { podRequests } from "../../api/core/quota/pod-usage.ts";
import { equalJson } from "../../api/json.ts";
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { forbidden, StatusError } from "../../api/status.ts";
import type { AdmissionPlugin, Operation } from "./plugin.ts";

/** No pod grows beyond what its node has. Source: plugin/pkg/admission/podresize 1.36. */
export const podResizeValidator: AdmissionPlugin = {
  name: "PodResizeValidator",
  resource: Pod,
  reviews: new Set(["resize"]),
  review(operation, { storage }, object) {
    const { stored, definition, name } = operation;
    // The plugin is given pods alone, on an update both of them.
    const [pod, before] = [object as Pod, stored as Pod | undefined];
    const { nodeName = "" } = pod.spec;
    if (nodeName === "" || equalJson(pod.spec, before?.spec)) return;
    // The table holds nothing else.
    const node = storage.get("nodes", nodeName) as Node | undefined;
    if (node === undefined) throw forbidden(definition, name, `node "${nodeName}" not found`);
    const lacking = lackingOf(pod, node);
    if (lacking.length > 0) {
      const fact = `Node didn't have enough allocatable resources: ${lacking.join("; ")}`;
      throw refusal(operation, fact, "NodeCapacity");
    }
    const system = node.metadata.labels?.["kubernetes.io/os"] ?? "";
    if (system === "linux") return;
    const fact = `pod resize is only supported on linux nodes, node "${nodeName}" is "${system}"`;
    throw refusal(operation, fact, "UnsupportedPlatform");
  },
};

/** `cpu, requested: 9000, allocatable: 4000`, of which there is more than the node has. */
function lackingOf({ spec }: Pod, { status: { allocatable = {} } }: Node): readonly string[] {
  const requests = podRequests(spec);
  const amounts = [
    ["cpu", milliValue(requests.cpu ?? "0"), milliValue(allocatable.cpu ?? "0")],
    [
      "memory",
      quantityToNumber(requests.memory ?? "0"),
      quantityToNumber(allocatable.memory ?? "0"),
    ],
  ] as const;
  return amounts.flatMap(([name, requested, held]) =>
    requested > held ? [`${name}, requested: ${requested}, allocatable: ${held}`] : [],
  );
}

function refusal({ definition, name }: Operation, fact: string, reason: string): StatusError {
  const { message, details } = forbidden(definition, name, fact);
  return new StatusError("Forbidden", message, { ...details, causes: [{ reason, message: "" }] });
}
