/** The names of what a quota may limit. Source: pkg/apis/core/helper and validation 1.36. */
import { type FieldError, invalid } from "../../field-error.ts";
import { isWholeResource, resourceNameErrors } from "../pod/validation/resources.ts";
import { isNegative, isWhole } from "./amounts.ts";

const computeResources = ["cpu", "memory", "ephemeral-storage"];

/** What is requested and limited in the containers of pods. */
export const podCompute: ReadonlySet<string> = new Set([
  ...computeResources,
  ...computeResources.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
]);

const standard: ReadonlySet<string> = new Set([
  ...podCompute,
  "requests.storage",
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "persistentvolumeclaims",
  "configmaps",
  "services.nodeports",
  "services.loadbalancers",
]);

/** True for the names that stand for something without a prefix. */
export const isStandardQuotaResource = (name: string): boolean =>
  standard.has(name) || /^(requests\.)?hugepages-/.test(name);

/** Everything wrong with a name and its amount at `path`. */
export function amountErrors(name: string, amount: string, path: string): readonly FieldError[] {
  const errors = [...resourceNameErrors(name, path)];
  if (!name.includes("/") && !isStandardQuotaResource(name)) {
    errors.push(invalid(path, name, "must be a standard resource for quota"));
  }
  if (isNegative(amount)) {
    errors.push(invalid(path, amount, "must be greater than or equal to 0"));
  }
  if (isWholeResource(name) && !isWhole(amount)) {
    errors.push(invalid(path, amount, "must be an integer"));
  }
  return errors;
}
