/** What a server serves, as `api-resources` shows it. Source: kubectl 1.36. */
import type { JsonObject } from "../../api/json.ts";
import { parts, textAt } from "../../api/json-parts.ts";
import { apiVersionOf, qualified, type Served } from "./resources.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

export interface ResourceFlags {
  readonly output?: string;
  readonly "api-group"?: string;
  readonly namespaced?: boolean;
  readonly verbs?: readonly string[];
  readonly categories?: readonly string[];
  readonly "no-headers"?: boolean;
  readonly "sort-by"?: string;
}

/** Those that the flags select, in their order. */
export function selectResources(
  served: readonly Served[],
  given: ResourceFlags,
): readonly Served[] {
  return served.filter((each) => isSelected(each, given)).sort(orderBy(given["sort-by"]));
}

/** The table of resources, or their names. */
export function resourceLines(shown: readonly Served[], given: ResourceFlags): readonly string[] {
  if (given.output === "name") return shown.map(qualified);
  const isWide = given.output === "wide";
  const headers = ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"];
  if (isWide) headers.push("VERBS", "CATEGORIES");
  const rows = shown.map((each) =>
    [
      each.plural,
      each.shortNames.join(","),
      apiVersionOf(each),
      String(each.namespaced),
      each.kind,
      ...(isWide ? [each.verbs.join(","), each.categories.join(",")] : []),
    ].join("\t"),
  );
  const lines = given["no-headers"] === true ? rows : [headers.join("\t"), ...rows];
  return alignLines(lines, tableTabs);
}

function isSelected(resource: Served, given: ResourceFlags): boolean {
  const group = given["api-group"];
  const { namespaced, verbs = [], categories = [] } = given;
  return (
    (group === undefined || resource.group === group) &&
    (namespaced === undefined || resource.namespaced === namespaced) &&
    verbs.every((verb) => resource.verbs.includes(verb)) &&
    categories.every((category) => resource.categories.includes(category))
  );
}

function orderBy(column: string | undefined) {
  const keyOf = (resource: Served) => {
    if (column === "name") return [resource.plural, resource.group];
    if (column === "kind") return [resource.kind, resource.group];
    return [resource.group, resource.plural];
  };
  return (left: Served, right: Served): number => {
    const [a, b] = [left, right].map((each) => keyOf(each).join("\0"));
    return (a ?? "") < (b ?? "") ? -1 : 1;
  };
}

/** The versions of all groups, by the answer at `/apis`. */
export function groupVersions(groups: JsonObject): readonly string[] {
  const versions = parts(groups, "groups").flatMap((group) =>
    parts(group, "versions").map((each) => textAt(each, "groupVersion")),
  );
  return [...versions, "v1"].sort();
}
