/** The formats of names of objects, kind by kind. */
import type { ResourceDefinition } from "../resource.ts";
import { strictIpProblems } from "./ip.ts";
import {
  label1035Problems,
  labelNameProblems,
  pathSegmentProblems,
  subdomainProblems,
} from "./names.ts";

/** What is wrong with a name in this format. */
export function nameProblems(
  format: ResourceDefinition["nameFormat"],
  name: string,
): readonly string[] {
  switch (format) {
    case "subdomain":
      return subdomainProblems(name);
    case "label":
      return labelNameProblems(name);
    case "label1035":
      return label1035Problems(name);
    case "path":
      return pathSegmentProblems(name);
    case "ip":
      return strictIpProblems(name);
    default:
      return format satisfies never;
  }
}

/** The name that the prefix leads to does not end in the dash that the prefix may end in. */
export function prefixProblems(
  format: ResourceDefinition["nameFormat"],
  prefix: string,
): readonly string[] {
  // No address begins another, so none can be generated.
  if (format === "ip") return nameProblems(format, prefix);
  if (format === "path") {
    return pathSegmentProblems(prefix).filter((why) => why.startsWith("may not contain"));
  }
  const masked = prefix.length > 1 && prefix.endsWith("-") ? `${prefix.slice(0, -2)}a` : prefix;
  return nameProblems(format, masked);
}
