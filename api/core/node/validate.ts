import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../../field-error.ts";
import { printed } from "../../internal-types/index.ts";
import { equalJson } from "../../json.ts";
import { compareQuantities, milliValue } from "../../quantity.ts";
import { cidrProblems } from "../../validation/ip.ts";
import { labelValueProblems, qualifiedNameProblems } from "../../validation/names.ts";
import type { Node } from "./node.ts";
import type { Taint } from "./spec.ts";

/** Everything wrong with a node. Source: pkg/apis/core/validation 1.36, ValidateNode. */
export function validateNode(node: Node): FieldError[] {
  // Kubernetes itself says `metadata.taints` here.
  return [
    ...validateTaints(node.spec.taints ?? [], "metadata.taints"),
    ...validateResources(node),
    ...validateCidrs(node.spec.podCIDRs ?? []),
  ];
}

/** What an update of a node may not change. */
export function validateNodeUpdate(next: Node, stored: Node): FieldError[] {
  const errors = validateAddresses(next);
  const cidrs = stored.spec.podCIDRs ?? [];
  if (cidrs.length > 0 && !equalJson(cidrs, next.spec.podCIDRs ?? [])) {
    const why = 'node updates may not change podCIDR except from "" to valid';
    errors.push(forbiddenField("spec.podCIDRs", why));
  }
  const provider = stored.spec.providerID ?? "";
  if (provider !== "" && provider !== next.spec.providerID) {
    const why = 'node updates may not change providerID except from "" to valid';
    errors.push(forbiddenField("spec.providerID", why));
  }
  if ((next.spec.externalID ?? "") !== (stored.spec.externalID ?? "")) {
    errors.push(forbiddenField("spec.externalID", "may not be updated"));
  }
  return errors;
}

/** What is wrong with a new status. Amounts that it shares with the stored one passed before. */
export function validateNodeStatusUpdate(next: Node, { status: before }: Node): FieldError[] {
  const { capacity, allocatable } = next.status;
  const isSame = capacity === before.capacity && allocatable === before.allocatable;
  return [...(isSame ? [] : validateResources(next)), ...validateAddresses(next)];
}

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** What is wrong with the taints of a node. */
export function validateTaints(taints: readonly Taint[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  const known = new Set<string>();
  taints.forEach((taint, index) => {
    const { key, value = "", effect } = taint;
    const at = `${path}[${index}]`;
    errors.push(...qualifiedNameProblems(key).map((why) => invalid(`${at}.key`, key, why)));
    const problems = labelValueProblems(value);
    if (problems.length > 0) errors.push(invalid(`${at}.value`, value, problems.join(";")));
    if (effect === "") errors.push(required(`${at}.effect`));
    else if (!effects.includes(effect)) errors.push(notSupported(`${at}.effect`, effect, effects));
    const pair = `${effect} ${key}`;
    if (known.has(pair)) {
      const detail = "taints must be unique by key and effect pair";
      errors.push({ ...duplicate(at, printed("core.Taint", taint)), detail });
    }
    known.add(pair);
  });
  return errors;
}

function validateResources({ status }: Node): FieldError[] {
  return (["capacity", "allocatable"] as const).flatMap((list) =>
    Object.entries(status[list] ?? {}).flatMap(([resource, amount]) => {
      const path = `status.${list}.${resource}`;
      const errors: FieldError[] = [];
      if (compareQuantities(amount, "0") < 0) {
        errors.push(invalid(path, amount, "must be greater than or equal to 0"));
      }
      if (isWhole(resource) && milliValue(amount) % 1000 !== 0) {
        errors.push(invalid(path, amount, "must be an integer"));
      }
      return errors;
    }),
  );
}

/** True for resources that are counted in whole pieces: pods, and extended resources. */
function isWhole(resource: string): boolean {
  if (resource === "pods") return true;
  return resource.includes("/") && !resource.includes("kubernetes.io/");
}

function validateAddresses({ status }: Node): FieldError[] {
  const known = new Set<string>();
  return (status.addresses ?? []).flatMap((address, index) => {
    const pair = `${address.type} ${address.address}`;
    const errors = known.has(pair) ? [duplicate(`status.addresses[${index}]`, address)] : [];
    known.add(pair);
    return errors;
  });
}

function validateCidrs(cidrs: readonly string[]): FieldError[] {
  const path = "spec.podCIDRs";
  const errors = cidrs.flatMap((cidr, index) =>
    cidrProblems(cidr).map((why) => invalid(`${path}[${index}]`, cidr, why)),
  );
  const families = new Set(cidrs.map((cidr) => cidr.includes(":")));
  if (cidrs.length > 1 && (cidrs.length > 2 || families.size < 2)) {
    errors.push(invalid(path, cidrs, "may specify no more than one CIDR for each IP family"));
  }
  return errors;
}
