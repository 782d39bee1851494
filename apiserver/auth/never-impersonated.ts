/** What nobody is taken for in a way that is constrained. Source: impersonation/mode.go 1.36. */
import type { UserInfo } from "../../api/authentication/user-info.ts";
import { fieldErrorBody } from "../../api/field-error.ts";
import { validateDomainPrefixedPath } from "../../api/validation/domain-prefixed-path.ts";
import { aggregated } from "./rbac/rules-of.ts";

const masters = "system:masters";

/** Why one may not be in these groups, and which of them is told. */
export function whyNeverGroups(
  groups: readonly string[],
): { readonly group: string; readonly reason: string } | undefined {
  if (groups.includes("")) {
    return { group: "", reason: "impersonating the empty string group is not allowed" };
  }
  if (!groups.includes(masters)) return undefined;
  return { group: masters, reason: `impersonating the ${masters} group is not allowed` };
}

/** Why nothing of the kind may be known of one: keys are paths, and have values. */
export function whyNeverExtra(extra: NonNullable<UserInfo["extra"]>): string | undefined {
  for (const [key, values] of Object.entries(extra)) {
    const reason = whyNever(key, values);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whyNever(key: string, values: readonly string[]): string | undefined {
  if (key === "") return "impersonating the empty string key in extra is not allowed";
  const errors = validateDomainPrefixedPath(key, "extra.key");
  if (errors.length > 0) {
    const told = aggregated(errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`));
    return `impersonating an invalid key in extra is not allowed: ${told}`;
  }
  if (key !== key.toLowerCase()) {
    const told = JSON.stringify(key);
    return `impersonating a non-lowercase key in extra is not allowed: ${told}`;
  }
  return values.includes("")
    ? "impersonating the empty string value in extra is not allowed"
    : undefined;
}
