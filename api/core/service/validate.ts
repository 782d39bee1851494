/** What a Service may say. Source: core/validation ValidateService 1.36. */

import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  required,
} from "../../field-error.ts";
import { printed } from "../../internal-types/index.ts";
import {
  validateEach,
  validateLabelName,
  validateQualifiedName,
  validateText,
  validateWord,
} from "../../validation/format.ts";
import { endpointIpProblems, ipProblems } from "../../validation/ip.ts";
import { validateLabels } from "../../validation/meta.ts";
import { qualifiedNameProblems, subdomainProblems } from "../../validation/names.ts";
import { validatePort, validatePortNumber } from "../pod/validation/port.ts";
import { isHeadless } from "./needs.ts";
import type { Service, ServicePort, ServiceSpec } from "./service.ts";
import { validateClusterIPs } from "./validate-addresses.ts";
import { validateSourceRanges, validateTraffic } from "./validate-traffic.ts";

export const protocols = ["SCTP", "TCP", "UDP"] as const;
const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"] as const;

/** Everything wrong with a Service whose addresses and ports are allocated already. */
export function validateService(service: Service): FieldError[] {
  const { spec } = service;
  const ports = spec.ports ?? [];
  return [
    ...validateTopologyMode(service),
    ...(ports.length === 0 && !isHeadless(service) && spec.type !== "ExternalName"
      ? [required("spec.ports")]
      : []),
    ...validateByType(service),
    ...validatePorts(ports),
    ...validateLabels(spec.selector, "spec.selector"),
    ...validateWord(spec.sessionAffinity, "spec.sessionAffinity", ["ClientIP", "None"]),
    ...validateAffinity(spec),
    ...validateClusterIPs(service),
    ...validateEach(spec.externalIPs, "spec.externalIPs", validateExternalIP),
    ...validateWord(spec.type, "spec.type", types),
    ...(spec.type === "ClusterIP" ? refuseNodePorts(ports) : []),
    ...validateDuplicates(ports),
    ...validateSourceRanges(service),
    ...validateLoadBalancer(spec),
    ...validateTraffic(service),
  ];
}

/** A class that a LoadBalancer has stays its own as long as it is one. */
export function validateClassUpdate(next: Service, stored: Service): FieldError[] {
  const { type, loadBalancerClass } = next.spec;
  const isSame =
    type !== "LoadBalancer" ||
    stored.spec.type !== "LoadBalancer" ||
    loadBalancerClass === stored.spec.loadBalancerClass;
  return isSame
    ? []
    : [invalid("spec.loadBalancerClass", loadBalancerClass, "may not change once set")];
}

const hintsKey = "service.kubernetes.io/topology-aware-hints";
const modeKey = "service.kubernetes.io/topology-mode";

function validateTopologyMode({ metadata }: Service): FieldError[] {
  const hints = metadata.annotations?.[hintsKey];
  const mode = metadata.annotations?.[modeKey];
  if (hints === undefined || mode === undefined || hints === mode) return [];
  const fact = `must match annotations[${hintsKey}] when both are specified`;
  return [invalid(`metadata.annotations[${modeKey}]`, mode, fact)];
}

/** The kubelet's own port, which load balancers of some clouds would open to the world. */
const kubeletPort = 10250;

function validateByType(service: Service): FieldError[] {
  const { type, ports = [], clusterIPs } = service.spec;
  if (type === "ExternalName") return validateExternalName(service.spec);
  if (type !== "LoadBalancer" && type !== "NodePort") return [];
  const errors: FieldError[] = [];
  if (type === "LoadBalancer") {
    ports.forEach(({ port }, index) => {
      const fact = `may not expose port ${kubeletPort} externally since it is used by kubelet`;
      if (port === kubeletPort) errors.push(invalid(`spec.ports[${index}]`, port, fact));
    });
  }
  if (isHeadless(service)) {
    const fact = `may not be set to 'None' for ${type} services`;
    errors.push(invalid("spec.clusterIPs[0]", clusterIPs?.[0] ?? "None", fact));
  }
  return errors;
}

function validateExternalName(spec: ServiceSpec): FieldError[] {
  const given = {
    clusterIPs: (spec.clusterIPs ?? []).length > 0,
    ipFamilies: (spec.ipFamilies ?? []).length > 0,
    ipFamilyPolicy: spec.ipFamilyPolicy !== undefined,
  };
  const errors: FieldError[] = [];
  for (const [name, isGiven] of Object.entries(given)) {
    const fact = "may not be set for ExternalName services";
    if (isGiven) errors.push(forbiddenField(`spec.${name}`, fact));
  }
  // A dot at the end makes the name fully qualified.
  const name = (spec.externalName ?? "").replace(/\.$/, "");
  if (name === "") errors.push(required("spec.externalName"));
  else errors.push(...validateText(name, "spec.externalName", subdomainProblems));
  return errors;
}

function validatePorts(ports: readonly ServicePort[]): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const { name = "", appProtocol } = port;
    const path = `spec.ports[${index}]`;
    const errors: FieldError[] = [];
    if (name === "" && ports.length > 1) errors.push(required(`${path}.name`));
    else if (name !== "") errors.push(...validateLabelName(name, `${path}.name`));
    if (names.has(name)) errors.push(duplicate(`${path}.name`, name));
    else if (name !== "") names.add(name);
    errors.push(
      ...validatePortNumber(port.port, `${path}.port`),
      ...validateWord(port.protocol, `${path}.protocol`, protocols),
      ...validatePort(port.targetPort, `${path}.targetPort`),
    );
    if (appProtocol !== undefined) {
      errors.push(...validateQualifiedName(appProtocol, `${path}.appProtocol`));
    }
    return errors;
  });
}

const affinitySecondsMax = 86_400;

function validateAffinity({ sessionAffinity, sessionAffinityConfig }: ServiceSpec): FieldError[] {
  const path = "spec.sessionAffinityConfig";
  if (sessionAffinity === "None" && sessionAffinityConfig !== undefined) {
    return [forbiddenField(path, "must not be set when session affinity is None")];
  }
  if (sessionAffinity !== "ClientIP") return [];
  const fact = "when session affinity type is ClientIP";
  if (sessionAffinityConfig === undefined) return [required(path, fact)];
  const seconds = sessionAffinityConfig.clientIP?.timeoutSeconds;
  if (seconds === undefined) return [required(`${path}.clientIP.timeoutSeconds`, fact)];
  const bounds = `must be greater than 0 and less than ${affinitySecondsMax}`;
  return seconds > 0 && seconds <= affinitySecondsMax
    ? []
    : [invalid(`${path}.clientIP.timeoutSeconds`, seconds, bounds)];
}

function validateExternalIP(ip: string, path: string): readonly FieldError[] {
  const errors = validateText(ip, path, ipProblems);
  return errors.length > 0 ? errors : validateText(ip, path, endpointIpProblems);
}

function refuseNodePorts(ports: readonly ServicePort[]): FieldError[] {
  return ports.flatMap(({ nodePort }, index) =>
    nodePort
      ? [
          forbiddenField(
            `spec.ports[${index}].nodePort`,
            "may not be used when `type` is 'ClusterIP'",
          ),
        ]
      : [],
  );
}

/** No two ports share a node port, or a port, and a protocol. */
function validateDuplicates(ports: readonly ServicePort[]): FieldError[] {
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key);
  const errors: FieldError[] = [];
  ports.forEach(({ protocol, nodePort }, index) => {
    if (nodePort && !isNew(`node ${protocol} ${nodePort}`)) {
      errors.push(duplicate(`spec.ports[${index}].nodePort`, nodePort));
    }
  });
  ports.forEach(({ protocol, port }, index) => {
    if (!isNew(`${protocol} ${port}`)) {
      errors.push(
        duplicate(`spec.ports[${index}]`, printed("core.ServicePort", { protocol, port })),
      );
    }
  });
  return errors;
}

function validateLoadBalancer(spec: ServiceSpec): FieldError[] {
  const { type, allocateLoadBalancerNodePorts, loadBalancerClass } = spec;
  const only = "may only be used when `type` is 'LoadBalancer'";
  const errors: FieldError[] = [];
  if (type === "LoadBalancer") {
    // Kubernetes leaves out "spec." here.
    if (allocateLoadBalancerNodePorts === undefined) {
      errors.push(required("allocateLoadBalancerNodePorts"));
    }
    if (loadBalancerClass !== undefined) {
      errors.push(
        ...validateText(loadBalancerClass, "spec.loadBalancerClass", qualifiedNameProblems),
      );
    }
    return errors;
  }
  if (allocateLoadBalancerNodePorts !== undefined) {
    errors.push(forbiddenField("spec.allocateLoadBalancerNodePorts", only));
  }
  if (loadBalancerClass !== undefined) errors.push(forbiddenField("spec.loadBalancerClass", only));
  return errors;
}
