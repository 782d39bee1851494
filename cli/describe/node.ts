import type { JsonObject } from "../../api/json.ts";
import {
  addQuantities,
  compareQuantities,
  milliValue,
  quantityToNumber,
} from "../../api/quantity.ts";
import { RefusedError } from "../../client/kubectl/failure.ts";
import { pathOf } from "../server/resources.ts";
import { metadataOf, part, parts, textAt } from "../targets/targets.ts";
import type { Describer, Subject } from "./describer.ts";
import { eventLines, eventsOf } from "./events.ts";
import {
  annotationLines,
  column,
  type Lines,
  labelLines,
  nameLines,
  optionalLine,
  sinceText,
  sortedKeys,
  timeText,
} from "./lines.ts";
import { podAmounts } from "./pod-amounts.ts";

export const describeNode: Describer = async (subject) => {
  const { object, nowMs, list } = subject;
  const name = textAt(metadataOf(object), "name");
  const fieldSelector = `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded`;
  const pods = (await list("pods", { fieldSelector })) ?? [];
  return [
    ...nodeLines(object, await leaseOf(subject, name)),
    ...podTableLines(object, pods, nowMs),
    ...(await nodeEventLines(subject, name)),
  ];
};

/** The kubelet names a node by its name where others name it by its uid. */
async function nodeEventLines({ io, target, nowMs, withEvents }: Subject, name: string) {
  if (!withEvents) return [];
  const events = [...(await eventsOf(io, target)), ...(await eventsOf(io, target, name))];
  return eventLines(events, nowMs);
}

/** The lease of the node, or why it could not be read. */
async function leaseOf({ io }: Subject, name: string): Promise<JsonObject | string> {
  const leases = await io.resources.byKind("coordination.k8s.io/v1", "Lease");
  if (leases === undefined) return "the server could not find the requested resource";
  const path = pathOf(leases, { namespace: "kube-node-lease", name });
  try {
    return await io.client.json({ path });
  } catch (error) {
    if (error instanceof RefusedError) return error.message;
    throw error;
  }
}

/** The node itself, without its pods and events. */
export function nodeLines(node: JsonObject, lease: JsonObject | string): Lines {
  const metadata = metadataOf(node);
  const spec = part(node, "spec");
  const status = part(node, "status");
  const podCIDRs = Array.isArray(spec.podCIDRs) ? spec.podCIDRs.join(",") : "";
  return [
    ...nameLines(node, false),
    `Roles:\t${rolesText(part(metadata, "labels"))}`,
    ...labelLines("Labels", part(metadata, "labels")),
    ...annotationLines("Annotations", part(metadata, "annotations")),
    `CreationTimestamp:\t${timeText(metadata.creationTimestamp)}`,
    ...column("Taints", parts(spec, "taints").map(taintText).sort()),
    `Unschedulable:\t${spec.unschedulable === true}`,
    ...leaseLines(lease),
    ...conditionTable(status),
    "Addresses:",
    ...parts(status, "addresses").map(({ type, address }) => `  ${type}:\t${address}`),
    ...amountLines("Capacity", part(status, "capacity")),
    ...amountLines("Allocatable", part(status, "allocatable")),
    ...systemLines(part(status, "nodeInfo")),
    ...optionalLine("PodCIDR", spec.podCIDR),
    ...optionalLine("PodCIDRs", podCIDRs),
    ...optionalLine("ProviderID", spec.providerID),
  ];
}

function rolesText(labels: JsonObject): string {
  const prefix = "node-role.kubernetes.io/";
  const roles = new Set(
    Object.entries(labels).flatMap(([key, value]) => {
      if (key.startsWith(prefix))
        return key.length > prefix.length ? [key.slice(prefix.length)] : [];
      return key === "kubernetes.io/role" && value !== "" ? [String(value)] : [];
    }),
  );
  return roles.size === 0 ? "<none>" : [...roles].sort().join(",");
}

function taintText(taint: JsonObject): string {
  const value = textAt(taint, "value");
  return `${taint.key}${value === "" ? "" : `=${value}`}:${taint.effect}`;
}

function leaseLines(lease: JsonObject | string): Lines {
  if (typeof lease === "string") return [`Lease:\tFailed to get lease: ${lease}`];
  const { holderIdentity, acquireTime, renewTime } = part(lease, "spec");
  const time = (value: typeof acquireTime) => (value === undefined ? "<unset>" : timeText(value));
  return [
    "Lease:",
    `  HolderIdentity:\t${holderIdentity ?? "<unset>"}`,
    `  AcquireTime:\t${time(acquireTime)}`,
    `  RenewTime:\t${time(renewTime)}`,
  ];
}

function conditionTable(status: JsonObject): Lines {
  const conditions = parts(status, "conditions");
  if (conditions.length === 0) return [];
  return [
    "Conditions:",
    "  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage",
    "  ----\t------\t-----------------\t------------------\t------\t-------",
    ...conditions.map((each) =>
      [
        `  ${each.type} `,
        `${each.status} `,
        `${timeText(each.lastHeartbeatTime)} `,
        `${timeText(each.lastTransitionTime)} `,
        `${each.reason ?? ""} `,
        each.message ?? "",
      ].join("\t"),
    ),
  ];
}

function amountLines(title: string, amounts: JsonObject): Lines {
  const names = sortedKeys(amounts);
  if (names.length === 0) return [];
  return [`${title}:`, ...names.map((name) => `  ${name}:\t${amounts[name]}`)];
}

function systemLines(info: JsonObject): Lines {
  const rows = [
    ["Machine ID", "machineID"],
    ["System UUID", "systemUUID"],
    ["Boot ID", "bootID"],
    ["Kernel Version", "kernelVersion"],
    ["OS Image", "osImage"],
    ["Operating System", "operatingSystem"],
    ["Architecture", "architecture"],
    ["Container Runtime Version", "containerRuntimeVersion"],
    ["Kubelet Version", "kubeletVersion"],
  ] as const;
  return ["System Info:", ...rows.map(([title, member]) => `  ${title}:\t${textAt(info, member)}`)];
}

const shownAmounts = ["cpu", "memory", "ephemeral-storage"] as const;

/** What runs on the node, and how much of the node that takes. */
export function podTableLines(node: JsonObject, pods: readonly JsonObject[], nowMs: number): Lines {
  const allocatable = part(node, "status", "allocatable");
  const share = (amount: string, name: string) => shareText(amount, name, allocatable);
  const totals = { requests: new Map<string, string>(), limits: new Map<string, string>() };
  const rows = pods.map((pod) => {
    const { requests, limits } = podAmounts(pod);
    for (const [total, amounts] of [
      [totals.requests, requests],
      [totals.limits, limits],
    ] as const) {
      for (const [name, amount] of amounts) {
        total.set(name, addQuantities(total.get(name) ?? "0", amount));
      }
    }
    const metadata = metadataOf(pod);
    const cells = (["cpu", "memory"] as const).flatMap((name) => [
      share(requests.get(name) ?? "0", name),
      share(limits.get(name) ?? "0", name),
    ]);
    const age = sinceText(metadata.creationTimestamp, nowMs);
    return [`  ${metadata.namespace}`, metadata.name, "", ...cells, age].join("\t");
  });
  const headings = ["CPU Requests", "CPU Limits", "Memory Requests", "Memory Limits"];
  // kubectl leaves a column empty behind the names.
  const named = ["Namespace", "Name", "", ...headings, "Age"];
  return [
    `Non-terminated Pods:\t(${pods.length} in total)`,
    `  ${named.join("\t")}`,
    `  ${named.map((name) => "-".repeat(name.length)).join("\t")}`,
    ...rows,
    "Allocated resources:",
    "  (Total limits may be over 100 percent, i.e., overcommitted.)",
    "  Resource\tRequests\tLimits",
    "  --------\t--------\t------",
    ...sharedAmounts(allocatable).map((name) => totalLine(name, totals, share)),
    ...otherAmounts(allocatable).map((name) => totalLine(name, totals, (amount) => amount)),
  ];
}

function totalLine(
  name: string,
  { requests, limits }: Readonly<Record<"requests" | "limits", ReadonlyMap<string, string>>>,
  share: (amount: string, name: string) => string,
): string {
  const shares = [requests, limits].map((total) => share(total.get(name) ?? "0", name));
  return [`  ${name}`, ...shares].join("\t");
}

/** Resources that are told with their share of the node. */
const sharedAmounts = (allocatable: JsonObject): readonly string[] => [
  ...shownAmounts,
  ...sortedKeys(allocatable).filter((name) => name.startsWith("hugepages-")),
];

const otherAmounts = (allocatable: JsonObject) =>
  sortedKeys(allocatable).filter(
    (name) => name !== "pods" && !sharedAmounts(allocatable).includes(name),
  );

/** `50m (1%)` */
function shareText(amount: string, name: string, allocatable: JsonObject): string {
  const whole = String(allocatable[name] ?? "0");
  if (compareQuantities(whole, "0") === 0) return `${amount} (0%)`;
  const ratio =
    name === "cpu"
      ? milliValue(amount) / milliValue(whole)
      : quantityToNumber(amount) / quantityToNumber(whole);
  return `${amount} (${Math.trunc(ratio * 100)}%)`;
}
