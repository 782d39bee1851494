/** ResourceQuotas, by themselves and in the description of their namespace. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { indent, type Lines, nameLines, sortedKeys } from "./lines.ts";

export const describeQuota: Describer = async ({ object }) => [
  ...nameLines(object),
  ...scopeLines(object, " * "),
  "Resource\tUsed\tHard",
  "--------\t----\t----",
  ...amountLines(object),
];

/** The quotas of a namespace, or that there are none. */
export function quotaLines(quotas: readonly JsonObject[]): Lines {
  if (quotas.length === 0) return ["", "No resource quota."];
  const nameOf = (quota: JsonObject) => textAt(metadataOf(quota), "name");
  const sorted = [...quotas].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  return [
    "",
    "Resource Quotas",
    ...sorted.flatMap((quota) =>
      indent([
        ...nameLines(quota, false),
        ...scopeLines(quota, "* "),
        "Resource\tUsed\tHard",
        "--------\t---\t---",
        ...amountLines(quota),
      ]),
    ),
  ];
}

function amountLines(quota: JsonObject): Lines {
  const hard = part(part(quota, "status"), "hard");
  const used = part(part(quota, "status"), "used");
  return sortedKeys(hard).map((name) => `${name}\t${used[name] ?? "0"}\t${hard[name]}`);
}

const helps: Readonly<Record<string, string>> = {
  Terminating:
    "Matches all pods that have an active deadline. These pods have a limited lifespan on a node " +
    "before being actively terminated by the system.",
  NotTerminating:
    "Matches all pods that do not have an active deadline. These pods usually include long running " +
    "pods whose container command is not expected to terminate.",
  BestEffort:
    "Matches all pods that do not have resource requirements set. These pods have a best effort " +
    "quality of service.",
  NotBestEffort:
    "Matches all pods that have at least one resource requirement set. These pods have a burstable " +
    "or guaranteed quality of service.",
};

function scopeLines(quota: JsonObject, bullet: string): Lines {
  const { scopes } = part(quota, "spec");
  if (!Array.isArray(scopes) || scopes.length === 0) return [];
  const names = scopes.map(String).sort();
  const explained = names.flatMap((name) => {
    const help = helps[name];
    return help === undefined ? [] : [`${bullet}${help}`];
  });
  return [`Scopes:\t${names.join(", ")}`, ...explained];
}
