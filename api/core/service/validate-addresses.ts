/**
 * How clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy go together. Source: core/validation
 * 1.36.
 */
import { duplicate, type FieldError, invalid, notSupported, required } from "../../field-error.ts";
import { validateOptionalWord, validateText } from "../../validation/format.ts";
import { ipFamily, ipProblems } from "../../validation/ip.ts";
import { isHeadless } from "./needs.ts";
import type { Service, ServiceSpec } from "./service.ts";

const ips = "spec.clusterIPs";
const families = ["IPv4", "IPv6"] as const;
const familyPolicies = ["PreferDualStack", "RequireDualStack", "SingleStack"] as const;

/**
 * Everything wrong with the addresses. The server asks this before it allocates, too.
 * Source: ValidateServiceClusterIPsRelatedFields.
 */
export function validateClusterIPs(service: Service): FieldError[] {
  const { spec } = service;
  if (spec.type === "ExternalName") return [];
  const errors = [
    ...validatePrimary(spec),
    ...validateFamilies(spec.ipFamilies ?? []),
    ...validateOptionalWord(spec.ipFamilyPolicy, "spec.ipFamilyPolicy", familyPolicies),
  ];
  const bad = validateEachIP(spec.clusterIPs ?? []);
  errors.push(...bad);
  const count = (spec.clusterIPs ?? []).length;
  if (count > 2) errors.push(invalid(ips, spec.clusterIPs, "may only hold up to 2 values"));
  // What follows would mislead where an address is no address.
  return bad.length > 0 ? errors : [...errors, ...validateStacks(service)];
}

/** Addresses and families stay as they are; only a second one may come and go. */
export function validateAddressUpdate(next: Service, stored: Service): FieldError[] {
  if (next.spec.type === "ExternalName" || stored.spec.type === "ExternalName") return [];
  if (isHeadless(next) && isHeadless(stored)) return [];
  const errors = validateListUpdate(next.spec, stored.spec, "clusterIPs");
  // Between headless and not, the families may change with the addresses.
  if (isHeadless(next) !== isHeadless(stored)) return errors;
  return [...errors, ...validateListUpdate(next.spec, stored.spec, "ipFamilies")];
}

function validatePrimary({ clusterIP = "", clusterIPs = [] }: ServiceSpec): FieldError[] {
  if (clusterIP === "") {
    const fact = "must be empty when `clusterIP` is not specified";
    return clusterIPs.length === 0 ? [] : [invalid(ips, clusterIPs, fact)];
  }
  if (clusterIPs.length === 0) return [required(ips)];
  return clusterIPs[0] === clusterIP
    ? []
    : [invalid(ips, clusterIPs, "first value must match `clusterIP`")];
}

function validateFamilies(ipFamilies: readonly string[]): FieldError[] {
  return ipFamilies.flatMap((family, index) => {
    const path = `spec.ipFamilies[${index}]`;
    const errors: FieldError[] = [];
    if (!families.some((known) => known === family)) {
      errors.push(notSupported(path, family, families));
    }
    if (ipFamilies.indexOf(family) < index) errors.push(duplicate(path, family));
    return errors;
  });
}

function validateEachIP(clusterIPs: readonly string[]): FieldError[] {
  return clusterIPs.flatMap((ip, index) => {
    if (index > 0 || ip !== "None") return validateText(ip, `${ips}[${index}]`, ipProblems);
    const fact = "'None' must be the first and only value";
    return clusterIPs.length > 1 ? [invalid(ips, clusterIPs, fact)] : [];
  });
}

/** One address a family, each of the family at its place. */
function validateStacks(service: Service): FieldError[] {
  const { clusterIPs = [], ipFamilies = [] } = service.spec;
  const errors: FieldError[] = [];
  const found = clusterIPs.map(ipFamily);
  if (clusterIPs.length > 1 && (found.length > 2 || found[0] === found[1])) {
    errors.push(invalid(ips, clusterIPs, "may specify no more than one IP for each IP family"));
  }
  if (isHeadless(service)) return errors;
  clusterIPs.forEach((ip, index) => {
    const wanted = ipFamilies[index];
    if (wanted === found[index] || (wanted !== "IPv4" && wanted !== "IPv6")) return;
    const fact = `expected an ${wanted} value as indicated by \`ipFamilies[${index}]\``;
    errors.push(invalid(`${ips}[${index}]`, ip, fact));
  });
  return errors;
}

const singular = { clusterIPs: "clusterIP", ipFamilies: "ipFamily" } as const;

function validateListUpdate(
  next: ServiceSpec,
  stored: ServiceSpec,
  name: "clusterIPs" | "ipFamilies",
): FieldError[] {
  const now = next[name] ?? [];
  const before = stored[name] ?? [];
  const path = (index: number) => `spec.${name}[${index}]`;
  const changed = (index: number) => invalid(path(index), now, "may not change once set");
  if (before.length === now.length) {
    // Families are all reported at the first place.
    return before.flatMap((old, index) =>
      old === now[index] ? [] : [changed(name === "clusterIPs" ? index : 0)],
    );
  }
  const errors: FieldError[] = [];
  if (before.length > now.length && now.length === 0) {
    errors.push(invalid(path(0), next[name], `primary ${singular[name]} can not be unset`));
  }
  if (before.length > 0 && now.length > 0 && before[0] !== now[0]) errors.push(changed(0));
  if (before.length > now.length && now.length === 1 && next.ipFamilyPolicy !== "SingleStack") {
    const fact = `must be set to 'SingleStack' when releasing the secondary ${singular[name]}`;
    errors.push(invalid("spec.ipFamilyPolicy", next.ipFamilyPolicy, fact));
  }
  return errors;
}
