import { isHeadless } from "../../../api/core/service/needs.ts";
import { Service, type ServiceSpec } from "../../../api/core/service/service.ts";
import { validateClusterIPs } from "../../../api/core/service/validate-addresses.ts";
import { type FieldError, invalid, invalidObject } from "../../../api/field-error.ts";
import { equalJson } from "../../../api/json.ts";
import { type IpFamily, ipFamily } from "../../../api/validation/ip.ts";

/** The families of a cluster, the main one first. */
export type ClusterFamilies = readonly [IpFamily, ...IpFamily[]];

type Families = Pick<ServiceSpec, "clusterIPs" | "ipFamilies" | "ipFamilyPolicy">;

/**
 * The Service with the address families that it gets in this cluster, and their policy. Throws a
 * StatusError where it asks for what does not go together, or for what the cluster has not.
 * Source: pkg/registry/core/service/storage, initIPFamilyFields 1.36.
 */
export function withFamilies(
  service: Service,
  before: Service | undefined,
  cluster: ClusterFamilies,
): Service {
  if (service.spec.type === "ExternalName" || keepsPreferred(service, before)) return service;
  const ipFamilyPolicy = service.spec.ipFamilyPolicy ?? policyFor(service, before);
  const given = withSpec(service, { ipFamilyPolicy });
  refuse(service, validateClusterIPs(given));
  const { spec, errors } = inferFamilies(given, before, cluster);
  refuse(service, errors);
  const inferred = withSpec(given, spec);
  if (isHeadless(inferred) && !hasSelector(inferred)) {
    return withSpec(inferred, { ipFamilies: completed(inferred.spec, cluster, true) });
  }
  refuse(service, findUnconfigured(inferred.spec, cluster));
  return withSpec(inferred, { ipFamilies: completed(inferred.spec, cluster, cluster.length > 1) });
}

/**
 * A Service that prefers two families gets or loses the second not just because the cluster has two
 * or one by now. Source: isMatchingPreferDualStackClusterIPFields.
 */
export function keepsPreferred(service: Service, before: Service | undefined): boolean {
  if (before === undefined) return false;
  const { spec } = service;
  const prefers = "PreferDualStack";
  return (
    spec.ipFamilyPolicy === prefers &&
    before.spec.type === spec.type &&
    (before.spec.ipFamilyPolicy ?? prefers) === prefers &&
    isSame(spec, before.spec, "clusterIPs") &&
    isSame(spec, before.spec, "ipFamilies")
  );
}

export const withSpec = (service: Service, changes: Partial<ServiceSpec>): Service => ({
  ...service,
  spec: { ...service.spec, ...changes },
});

function refuse(service: Service, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidObject(Service, service.metadata.name ?? "", errors);
}

const isSame = (left: ServiceSpec, right: ServiceSpec, name: "clusterIPs" | "ipFamilies") =>
  equalJson(left[name] ?? [], right[name] ?? []);

const hasSelector = ({ spec: { selector = {} } }: Service) => Object.keys(selector).length > 0;

/** Whose endpoints are made by hand may have both families, whatever the cluster has. */
function policyFor(service: Service, before: Service | undefined): string {
  const kept = before?.spec.ipFamilyPolicy;
  if (kept !== undefined) return kept;
  return isHeadless(service) && !hasSelector(service) ? "RequireDualStack" : "SingleStack";
}

/** Makes families and addresses agree with the policy, and families with the addresses. */
function inferFamilies(
  { spec }: Service,
  before: Service | undefined,
  cluster: ClusterFamilies,
): { readonly spec: Families; readonly errors: readonly FieldError[] } {
  const { ipFamilyPolicy } = spec;
  const isSingle = ipFamilyPolicy === "SingleStack";
  const reduced = isSingle ? release(spec, before) : spec;
  const errors = isSingle ? findTooMany(reduced) : findReduced(spec, before);
  const ipFamilies = [...(reduced.ipFamilies ?? [])];
  (reduced.clusterIPs ?? []).forEach((ip, index) => {
    const family = ipFamily(ip);
    if (family === undefined || index < ipFamilies.length) return;
    if (cluster.includes(family)) ipFamilies.push(family);
    else {
      const fact = `${family} is not configured on this cluster`;
      errors.push(invalid(`spec.clusterIPs[${index}]`, reduced.clusterIPs, fact));
    }
  });
  return { spec: { clusterIPs: reduced.clusterIPs, ipFamilies, ipFamilyPolicy }, errors };
}

/** To set the policy is enough to give the second family back. */
function release(spec: ServiceSpec, before: Service | undefined): Families {
  const cut = (name: "clusterIPs" | "ipFamilies") => {
    const list = spec[name];
    const isCut = before !== undefined && isSame(spec, before.spec, name);
    return isCut ? list?.slice(0, 1) : list;
  };
  return { clusterIPs: cut("clusterIPs"), ipFamilies: cut("ipFamilies") };
}

const policyPath = "spec.ipFamilyPolicy";

function findTooMany({ clusterIPs = [], ipFamilies = [] }: Families): FieldError[] {
  const fact = (what: string) =>
    `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
  return [
    ...(clusterIPs.length === 2 ? [invalid(policyPath, "SingleStack", fact("cluster IPs"))] : []),
    ...(ipFamilies.length === 2 ? [invalid(policyPath, "SingleStack", fact("IP families"))] : []),
  ];
}

function findReduced(spec: ServiceSpec, before: Service | undefined): FieldError[] {
  const isReduced = (name: "clusterIPs" | "ipFamilies") => {
    const { length } = spec[name] ?? [];
    return length > 0 && length < (before?.spec[name] ?? []).length;
  };
  const error = (what: string) =>
    invalid(policyPath, spec.ipFamilyPolicy, `must be 'SingleStack' to release the ${what}`);
  return [
    ...(isReduced("clusterIPs") ? [error("secondary cluster IP")] : []),
    ...(isReduced("ipFamilies") ? [error("secondary IP family")] : []),
  ];
}

function findUnconfigured(
  { ipFamilyPolicy, ipFamilies = [] }: Families,
  cluster: ClusterFamilies,
): FieldError[] {
  const errors: FieldError[] = [];
  if (ipFamilyPolicy === "RequireDualStack" && cluster.length < 2) {
    const fact = "this cluster is not configured for dual-stack services";
    errors.push(invalid(policyPath, ipFamilyPolicy, fact));
  }
  ipFamilies.forEach((family, index) => {
    if (cluster.some((known) => known === family)) return;
    const path = `spec.ipFamilies[${index}]`;
    errors.push(invalid(path, family, "not configured on this cluster"));
  });
  return errors;
}

/** The main family of the cluster where none is given, and the other one where two are to be. */
function completed(
  { ipFamilies = [], ipFamilyPolicy }: Families,
  [main]: ClusterFamilies,
  mayHaveTwo: boolean,
): readonly string[] {
  const [first = main, ...rest] = ipFamilies;
  if (ipFamilyPolicy === "SingleStack" || rest.length > 0 || !mayHaveTwo) return [first, ...rest];
  return [first, first === "IPv4" ? "IPv6" : "IPv4"];
}
