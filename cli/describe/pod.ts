import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import { containerLines, resourceLines, seccompLines } from "./container.ts";
import type { Describer } from "./describer.ts";
import {
  controllerLines,
  indent,
  type Lines,
  labelLines,
  metadataLines,
  nameLines,
  optionalLine,
  sinceText,
  timeText,
} from "./lines.ts";
import { schedulingGroupLines, spreadLines, tolerationLines } from "./placement.ts";
import { volumeLines } from "./volumes.ts";

export const describePod: Describer = async ({ object, eventLines, nowMs }) => [
  ...podLines(object, nowMs),
  ...(await eventLines()),
];

/** Everything but the events. */
export function podLines(pod: JsonObject, nowMs: number): Lines {
  const spec = part(pod, "spec");
  const status = part(pod, "status");
  return [
    ...nameLines(pod),
    ...optionalLine("Priority", spec.priority),
    ...optionalLine("Priority Class Name", spec.priorityClassName),
    ...optionalLine("Runtime Class Name", spec.runtimeClassName),
    ...optionalLine("Service Account", spec.serviceAccountName),
    `Node:\t${nodeText(spec, status)}`,
    ...(status.startTime === undefined ? [] : [`Start Time:\t${timeText(status.startTime)}`]),
    ...metadataLines(pod),
    ...phaseLines(pod, nowMs),
    ...optionalLine("Reason", status.reason),
    ...optionalLine("Message", status.message),
    ...seccompLines(part(spec, "securityContext")),
    `IP:\t${textAt(status, "podIP")}`,
    ...addressLines(status),
    ...controllerLines(pod),
    ...optionalLine("NominatedNodeName", status.nominatedNodeName),
    ...podResourceLines(spec),
    ...allContainerLines(pod, spec, status),
    ...gateLines(spec, status),
    ...podConditionLines(status),
    ...volumeLines(parts(spec, "volumes"), ""),
    `QoS Class:\t${textAt(status, "qosClass")}`,
    ...labelLines("Node-Selectors", part(spec, "nodeSelector")),
    ...tolerationLines("Tolerations", parts(spec, "tolerations")),
    ...spreadLines(spec, ""),
    ...schedulingGroupLines(spec, ""),
  ];
}

function nodeText({ nodeName }: JsonObject, status: JsonObject): string {
  const isBound = typeof nodeName === "string" && nodeName !== "";
  return isBound ? `${nodeName}/${textAt(status, "hostIP")}` : "<none>";
}

function phaseLines(pod: JsonObject, nowMs: number): Lines {
  const { deletionTimestamp, deletionGracePeriodSeconds } = part(pod, "metadata");
  const { phase = "" } = part(pod, "status");
  if (deletionTimestamp === undefined || phase === "Failed" || phase === "Succeeded") {
    return [`Status:\t${phase}`];
  }
  return [
    `Status:\tTerminating (lasts ${sinceText(deletionTimestamp, nowMs)})`,
    `Termination Grace Period:\t${deletionGracePeriodSeconds}s`,
  ];
}

function addressLines(status: JsonObject): Lines {
  const addresses = parts(status, "podIPs");
  if (addresses.length === 0) return ["IPs:\t<none>"];
  return ["IPs:", ...addresses.map(({ ip }) => `  IP:\t${ip}`)];
}

function podResourceLines(spec: JsonObject): Lines {
  if (spec.resources === undefined) return [];
  return ["Resources:", ...indent(resourceLines(part(spec, "resources")))];
}

function allContainerLines(pod: JsonObject, spec: JsonObject, status: JsonObject): Lines {
  const kinds = [
    ["Init Containers", "initContainers", "initContainerStatuses"],
    ["Containers", "containers", "containerStatuses"],
    ["Ephemeral Containers", "ephemeralContainers", "ephemeralContainerStatuses"],
  ] as const;
  return kinds.flatMap(([title, member, statusMember]) => {
    const containers = parts(spec, member);
    if (containers.length === 0 && member !== "containers") return [];
    return containerLines(containers, {
      title,
      statuses: parts(status, statusMember),
      pod,
      space: "",
    });
  });
}

function gateLines(spec: JsonObject, status: JsonObject): Lines {
  const gates = parts(spec, "readinessGates");
  if (gates.length === 0) return [];
  const conditions = parts(status, "conditions");
  const rows = gates.map(({ conditionType }) => {
    const found = conditions.find(({ type }) => type === conditionType);
    return `  ${conditionType} \t${found?.status ?? "<none>"} `;
  });
  return ["Readiness Gates:", "  Type\tStatus", ...rows];
}

function podConditionLines(status: JsonObject): Lines {
  const conditions = parts(status, "conditions");
  if (conditions.length === 0) return [];
  const rows = conditions.map(({ type, status: state }) => `  ${type} \t${state} `);
  return ["Conditions:", "  Type\tStatus", ...rows];
}
