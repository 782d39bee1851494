/** The resources that policies of Kyverno name by kind. Source: Kyverno 1.15, ParseKindSelector. */
import type { Served } from "../../../../client/kubectl/resources.ts";

/** A rule of a webhook, without its operations. */
export interface MatchedRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly resources: readonly string[];
}

interface Selector {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly subresource: string;
}

/** `Pod`, `v1/Pod`, `apps/v1/Deployment`, `Pod/exec`, and with `*` for any part. */
function selectorOf(text: string): Selector {
  const segments = text.split("/");
  const last = segments.at(-1) ?? "";
  const hasSubresource = segments.length > 1 && /^[a-z]/.test(last);
  const [kind = "", version = "*", group = "*"] = segments
    .slice(0, hasSubresource ? -1 : undefined)
    .reverse();
  return { group, version, kind, subresource: hasSubresource ? last : "" };
}

const fits = (pattern: string, text: string) =>
  pattern === "*" || new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`).test(text);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** One rule for each version of a group, in the order of their names; of all kinds there is one. */
export function matchedResources(
  kinds: readonly string[],
  served: readonly Served[],
): readonly MatchedRule[] {
  if (kinds.includes("*")) return [{ apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"] }];
  const found = new Map<string, { group: string; version: string; names: Set<string> }>();
  for (const { group, version, kind, subresource } of kinds.map(selectorOf)) {
    for (const each of served) {
      const isWanted = fits(kind, each.kind) && fits(group, each.group);
      if (!isWanted || !fits(version, each.version) || !each.verbs.includes("create")) continue;
      const key = `${each.group}/${each.version}`;
      const rule = found.get(key) ?? { ...each, names: new Set<string>() };
      found.set(key, rule);
      for (const name of namesOf(each.plural, subresource)) rule.names.add(name);
    }
  }
  return [...found]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { group, version, names }]) => ({
      apiGroups: [group],
      apiVersions: [version],
      resources: [...names].sort(),
    }));
}

function namesOf(plural: string, subresource: string): readonly string[] {
  if (subresource !== "") return [`${plural}/${subresource}`];
  // What can be added to a running pod is asked about as the pod is.
  return plural === "pods" ? [plural, "pods/ephemeralcontainers"] : [plural];
}
