import { cidrWarnings, ipWarnings } from "../../validation/ip.ts";
import { isHeadless } from "./needs.ts";
import type { Service } from "./service.ts";

const hintsKey = "service.kubernetes.io/topology-aware-hints";
const modeKey = "service.kubernetes.io/topology-mode";

/**
 * Advice on what is accepted but has no effect or no future. Source: GetWarningsForService 1.36.
 */
export function serviceWarnings(service: Service): string[] {
  const { spec, metadata } = service;
  const { externalIPs = [], loadBalancerIP = "", loadBalancerSourceRanges = [] } = spec;
  const warnings: string[] = [];
  if (metadata.annotations?.[hintsKey] !== undefined) {
    warnings.push(`annotation ${hintsKey} is deprecated, please use ${modeKey} instead`);
  }
  if (needsAdvice(service)) {
    warnings.push(...adviseEach(spec.clusterIPs ?? [], "spec.clusterIPs", ipWarnings));
  }
  if (spec.type === "ClusterIP" && spec.clusterIP === "None") {
    const ignored = (name: string) => `spec.${name} is ignored for headless services`;
    if (loadBalancerIP !== "") warnings.push(ignored("loadBalancerIP"));
    if (externalIPs.length > 0) warnings.push(ignored("externalIPs"));
    if (spec.sessionAffinity !== "None") warnings.push(ignored("SessionAffinity"));
  }
  if (externalIPs.length > 0) warnings.push("spec.externalIPs is deprecated");
  warnings.push(
    ...adviseEach(externalIPs, "spec.externalIPs", ipWarnings),
    ...ipWarnings(loadBalancerIP, "spec.loadBalancerIP"),
    ...adviseEach(loadBalancerSourceRanges, "spec.loadBalancerSourceRanges", cidrWarnings),
    ...adviseOnType(service),
  );
  return warnings;
}

const needsAdvice = (service: Service) =>
  service.spec.type !== "ExternalName" && !isHeadless(service) && Boolean(service.spec.clusterIP);

const adviseEach = (
  values: readonly string[],
  path: string,
  advise: (value: string, path: string) => string[],
) => values.flatMap((value, index) => advise(value, `${path}[${index}]`));

function adviseOnType({ spec }: Service): string[] {
  const warnings: string[] = [];
  if (spec.type === "ExternalName" && (spec.externalIPs ?? []).length > 0) {
    warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"');
  }
  if (spec.type !== "ExternalName" && spec.externalName) {
    warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"');
  }
  if (spec.trafficDistribution === "PreferClose") {
    warnings.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"');
  }
  return warnings;
}
