/** What the statuses of workloads have in common: counts, and shares of them. */
import { type FieldError, invalid } from "../field-error.ts";
import { validateNonNegative } from "../validation/meta.ts";

/** The counts in a status; other fields are not looked at. */
type Counts<Name extends string> = { readonly [name in Name]?: number | undefined };

/** No count is below 0. */
export const validateCounts = <Name extends string>(
  status: Counts<Name>,
  names: readonly Name[],
): FieldError[] => names.flatMap((name) => validateNonNegative(status[name], `status.${name}`));

/**
 * No share of the replicas is more than all of them, nor are more available than ready. `ready` is
 * how the refusal names the latter. Source: pkg/apis/apps/validation 1.36.
 */
export function validateShares<Name extends string>(
  status: Counts<Name | "replicas" | "readyReplicas" | "availableReplicas">,
  names: readonly Name[],
  ready = "readyReplicas",
): FieldError[] {
  const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = status;
  const errors: FieldError[] = [];
  for (const name of names) {
    const value = status[name] ?? 0;
    if (value <= replicas) continue;
    errors.push(invalid(`status.${name}`, value, "cannot be greater than status.replicas"));
  }
  if (availableReplicas > readyReplicas) {
    const fact = `cannot be greater than ${ready}`;
    errors.push(invalid("status.availableReplicas", availableReplicas, fact));
  }
  return errors;
}

/** Collisions of hashes are only ever added. */
export function validateCollisions(
  next: Counts<"collisionCount">,
  stored: Counts<"collisionCount">,
): FieldError[] {
  if (stored.collisionCount === undefined) return [];
  if ((next.collisionCount ?? -1) >= stored.collisionCount) return [];
  return [invalid("status.collisionCount", next.collisionCount ?? 0, "cannot be decremented")];
}
