/** Roles and their bindings. Source: kubectl 1.36, pkg/describe and pkg/util/rbac. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { indent, type Lines, metadataLines, nameLines } from "./lines.ts";

export const describeRole: Describer = async ({ object }) => [
  ...nameLines(object, false),
  ...metadataLines(object),
  "PolicyRule:",
  ...indent([
    "Resources\tNon-Resource URLs\tResource Names\tVerbs",
    "---------\t-----------------\t--------------\t-----",
    ...ruleLines(parts(object, "rules")),
  ]),
];

export const describeBinding: Describer = async ({ object }) => {
  const roleRef = part(object, "roleRef");
  const subjects = parts(object, "subjects");
  return [
    ...nameLines(object, false),
    ...metadataLines(object),
    "Role:",
    ...indent([`Kind:\t${textAt(roleRef, "kind")}`, `Name:\t${textAt(roleRef, "name")}`]),
    "Subjects:",
    ...indent([
      "Kind\tName\tNamespace",
      "----\t----\t---------",
      ...subjects.map(
        (each) => `${textAt(each, "kind")}\t${textAt(each, "name")}\t${textAt(each, "namespace")}`,
      ),
    ]),
  ];
};

/** What may be done to one thing. */
interface Grant {
  readonly group: string;
  readonly resource: string;
  readonly resourceName: string;
  readonly url: string;
  readonly verbs: readonly string[];
}

/** A line for each thing, whichever rules speak of it. */
export function ruleLines(rules: readonly JsonObject[]): Lines {
  const merged = new Map<string, Grant>();
  for (const [index, grant] of rules.flatMap(grantsOf).entries()) {
    const { group, resource, resourceName, url } = grant;
    // Paths are not brought together.
    const key = JSON.stringify([group, resource, resourceName, url, url === "" || index]);
    const known = merged.get(key);
    const verbs = new Set([...(known?.verbs ?? []), ...grant.verbs]);
    merged.set(key, { ...grant, verbs: [...verbs] });
  }
  const sorted = [...merged.values()].sort((left, right) =>
    sortText(left) < sortText(right) ? -1 : 1,
  );
  return sorted.map(({ group, resource, resourceName, url, verbs }) =>
    [qualified(resource, group), `[${url}]`, `[${resourceName}]`, `[${verbs.join(" ")}]`].join(
      "\t",
    ),
  );
}

/** A grant for each verb, group, resource and name of a rule. */
function grantsOf(rule: JsonObject): readonly Grant[] {
  const verbs = textsAt(rule, "verbs");
  const names = textsAt(rule, "resourceNames");
  const none = { group: "", resource: "", resourceName: "", url: "" };
  const ofResources = textsAt(rule, "apiGroups").flatMap((group) =>
    textsAt(rule, "resources").flatMap((resource) =>
      verbs.flatMap((verb) =>
        (names.length === 0 ? [""] : names).map((resourceName) => ({
          ...none,
          group,
          resource,
          resourceName,
          verbs: [verb],
        })),
      ),
    ),
  );
  const ofUrls = textsAt(rule, "nonResourceURLs").flatMap((url) =>
    verbs.map((verb) => ({ ...none, url, verbs: [verb] })),
  );
  return [...ofResources, ...ofUrls];
}

function textsAt(rule: JsonObject, name: string): readonly string[] {
  const texts = rule[name];
  return Array.isArray(texts) ? texts.map(String) : [];
}

/** What kubectl sorts by: a rule as Go prints it. */
const sortText = ({ verbs, group, resource, resourceName, url }: Grant) =>
  `Verbs:[${verbs.join(" ")}],APIGroups:[${group}],Resources:[${resource}],` +
  `ResourceNames:[${resourceName}],NonResourceURLs:[${url}],`;

/** `deployments.apps/scale` */
function qualified(resource: string, group: string): string {
  const [name = "", ...subresource] = resource.split("/");
  return [group === "" ? name : `${name}.${group}`, ...subresource].join("/");
}
