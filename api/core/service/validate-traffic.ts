/** What a Service may say of where its traffic goes. Source: core/validation 1.36. */
import { type FieldError, forbiddenField, invalid, required } from "../../field-error.ts";
import { validateOptionalWord, validateText, validateWord } from "../../validation/format.ts";
import { cidrProblems } from "../../validation/ip.ts";
import { validatePortNumber } from "../pod/validation/port.ts";
import { isExternallyAccessible, needsHealthCheckNodePort } from "./needs.ts";
import type { Service } from "./service.ts";

const policies = ["Cluster", "Local"] as const;
const distributions = ["PreferClose", "PreferSameNode", "PreferSameZone"] as const;
const rangesKey = "service.beta.kubernetes.io/load-balancer-source-ranges";
const onlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";

/** The policies for outside and inside traffic, the health check port, and preferences. */
export function validateTraffic(service: Service): readonly FieldError[] {
  const { type, internalTrafficPolicy, trafficDistribution } = service.spec;
  const isInternal = type === "ClusterIP" || type === "NodePort" || type === "LoadBalancer";
  const path = "spec.internalTrafficPolicy";
  return [
    ...validateExternalPolicy(service),
    ...validateHealthCheckPort(service),
    ...(internalTrafficPolicy === undefined && isInternal ? [required(path)] : []),
    ...validateOptionalWord(internalTrafficPolicy, path, policies),
    ...validateOptionalWord(trafficDistribution, "spec.trafficDistribution", distributions),
  ];
}

/** The port at which load balancers ask for endpoints stays as long as there is one. */
export function validateHealthCheckPortUpdate(next: Service, stored: Service): FieldError[] {
  const isSame =
    !needsHealthCheckNodePort(stored) ||
    !needsHealthCheckNodePort(next) ||
    next.spec.healthCheckNodePort === stored.spec.healthCheckNodePort;
  return isSame ? [] : [forbiddenField("spec.healthCheckNodePort", "field is immutable")];
}

/**
 * The ranges that a load balancer lets in, from the field or else from the annotation of old. The
 * path is spelled with a capital L, as Kubernetes spells it.
 */
export function validateSourceRanges({ metadata, spec }: Service): readonly FieldError[] {
  const ranges = spec.loadBalancerSourceRanges ?? [];
  const isLoadBalancer = spec.type === "LoadBalancer";
  if (ranges.length > 0) {
    const path = "spec.LoadBalancerSourceRanges";
    const errors = ranges.flatMap((range, index) =>
      validateText(range.trim(), `${path}[${index}]`, cidrProblems),
    );
    return isLoadBalancer ? errors : [forbiddenField(path, onlyLoadBalancer), ...errors];
  }
  const annotation = metadata.annotations?.[rangesKey];
  if (annotation === undefined) return [];
  const path = `metadata.annotations[${rangesKey}]`;
  if (!isLoadBalancer) return [forbiddenField(path, onlyLoadBalancer)];
  if (annotation.trim() === "") return [];
  return annotation.split(",").flatMap((range) => validateText(range.trim(), path, cidrProblems));
}

function validateExternalPolicy(service: Service): readonly FieldError[] {
  const { externalTrafficPolicy } = service.spec;
  const path = "spec.externalTrafficPolicy";
  if (isExternallyAccessible(service)) return validateWord(externalTrafficPolicy, path, policies);
  const fact = "may only be set for externally-accessible services";
  return externalTrafficPolicy ? [invalid(path, externalTrafficPolicy, fact)] : [];
}

function validateHealthCheckPort(service: Service): readonly FieldError[] {
  const { healthCheckNodePort } = service.spec;
  const path = "spec.healthCheckNodePort";
  if (needsHealthCheckNodePort(service)) {
    return healthCheckNodePort ? validatePortNumber(healthCheckNodePort, path) : [required(path)];
  }
  const fact =
    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
  return healthCheckNodePort ? [invalid(path, healthCheckNodePort, fact)] : [];
}
