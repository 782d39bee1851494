/** Ranges of addresses, and addresses. Source: kubectl 1.36, pkg/describe. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { indent, type Lines, metadataLines, nameLines, timeText } from "./lines.ts";

export const describeServiceCidr: Describer = async ({ object, eventLines }) => {
  const { cidrs } = part(object, "spec");
  return [
    ...nameLines(object, false),
    ...metadataLines(object),
    `CIDRs:\t${Array.isArray(cidrs) ? cidrs.join(", ") : ""}`,
    ...conditionLines(parts(part(object, "status"), "conditions")),
    ...(await eventLines()),
  ];
};

function conditionLines(conditions: readonly JsonObject[]): Lines {
  if (conditions.length === 0) return [];
  return [
    "Status:",
    "Conditions:",
    ...indent([
      "Type\tStatus\tLastTransitionTime\tReason\tMessage",
      "----\t------\t------------------\t------\t-------",
      ...conditions.map(
        ({ type, status, lastTransitionTime, reason, message }) =>
          `${type}\t${status}\t${timeText(lastTransitionTime)}\t${reason ?? ""}\t${message ?? ""}`,
      ),
    ]),
  ];
}

export const describeIpAddress: Describer = async ({ object, eventLines }) => {
  const parent = part(object, "spec", "parentRef");
  return [
    ...nameLines(object, false),
    ...metadataLines(object),
    "Parent Reference:",
    ...indent([
      `Group:\t${textAt(parent, "group")}`,
      `Resource:\t${textAt(parent, "resource")}`,
      `Namespace:\t${textAt(parent, "namespace")}`,
      `Name:\t${textAt(parent, "name")}`,
    ]),
    ...(await eventLines()),
  ];
};
