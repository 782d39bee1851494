import { StatusError } from "../../api/status.ts";
import { pathsOf } from "./field-set.ts";
import type { Conflict, Owner } from "./managers.ts";

/**
 * `Apply failed with 1 conflict: conflict with "one": .spec.replicas`, with a cause for each field.
 * Source: apimachinery managedfields, NewConflictError 1.36.
 */
export function applyConflict(conflicts: readonly Conflict[]): StatusError {
  const found = [...conflicts]
    .map(({ owner, fields }) => ({ name: nameOf(owner), paths: pathsOf(fields) }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const causes = found.flatMap(({ name, paths }) =>
    paths.map((field) => ({
      reason: "FieldManagerConflict",
      message: `conflict with ${name}`,
      field,
    })),
  );
  const [first] = causes;
  const texts = found.map(({ name, paths }) =>
    [`conflicts with ${name}:`, ...paths.map((path) => `- ${path}`)].join("\n"),
  );
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${first?.message}: ${first?.field}`
      : `Apply failed with ${causes.length} conflicts: ${texts.join("\n")}`;
  return new StatusError("Conflict", message, { causes });
}

/** `"kubectl" with subresource "scale" using apps/v1` */
function nameOf({ manager, operation, apiVersion, subresource }: Owner): string {
  const through = subresource === "" ? "" : ` with subresource ${JSON.stringify(subresource)}`;
  const using = operation === "Update" ? ` using ${apiVersion}` : "";
  return `${JSON.stringify(manager)}${through}${using}`;
}
