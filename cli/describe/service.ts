import { isObject, type JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, metadataLines, nameLines, optionalLine, selectorText } from "./lines.ts";

export const describeService: Describer = async ({ object, list, eventLines }) => {
  const labelSelector = `kubernetes.io/service-name=${metadataOf(object).name}`;
  const slices = (await list("endpointslices.discovery.k8s.io", { labelSelector })) ?? [];
  return [...serviceLines(object, slices), ...(await eventLines())];
};

/** Everything but the events. */
export function serviceLines(service: JsonObject, slices: readonly JsonObject[]): Lines {
  const spec = part(service, "spec");
  const clusterIPs = joined(spec.clusterIPs);
  const ipFamilies = joined(spec.ipFamilies);
  const ingress = parts(part(service, "status", "loadBalancer"), "ingress").map(
    (each) => `${each.ip ?? each.hostname}${each.ipMode === undefined ? "" : ` (${each.ipMode})`}`,
  );
  return [
    ...nameLines(service),
    ...metadataLines(service),
    `Selector:\t${selectorText(part(spec, "selector"))}`,
    `Type:\t${textAt(spec, "type")}`,
    ...optionalLine("IP Family Policy", spec.ipFamilyPolicy),
    `IP Families:\t${ipFamilies === "" ? "<none>" : ipFamilies}`,
    `IP:\t${textAt(spec, "clusterIP")}`,
    `IPs:\t${clusterIPs === "" ? "<none>" : clusterIPs}`,
    ...optionalLine("External IPs", joined(spec.externalIPs)),
    ...optionalLine("Desired LoadBalancer IP", spec.loadBalancerIP),
    ...optionalLine("External Name", spec.externalName),
    ...optionalLine("LoadBalancer Ingress", ingress.join(", ")),
    ...parts(spec, "ports").flatMap((port) => portLines(port, slices)),
    `Session Affinity:\t${textAt(spec, "sessionAffinity")}`,
    ...optionalLine("External Traffic Policy", spec.externalTrafficPolicy),
    ...optionalLine("Internal Traffic Policy", spec.internalTrafficPolicy),
    ...optionalLine("HealthCheck NodePort", spec.healthCheckNodePort),
    ...optionalLine("LoadBalancer Source Ranges", joined(spec.loadBalancerSourceRanges)),
    ...optionalLine("Traffic Distribution", spec.trafficDistribution),
  ];
}

function portLines(port: JsonObject, slices: readonly JsonObject[]): Lines {
  const name = textAt(port, "name");
  const shown = name === "" ? "<unset>" : name;
  const { protocol, targetPort } = port;
  const nodePort = numberAt(port, "nodePort");
  return [
    `Port:\t${shown}\t${port.port}/${protocol}`,
    `TargetPort:\t${targetPort}/${protocol}`,
    ...optionalLine("AppProtocol", port.appProtocol),
    ...(nodePort === 0 ? [] : [`NodePort:\t${shown}\t${nodePort}/${protocol}`]),
    `Endpoints:\t${endpointsText(slices, name)}`,
  ];
}

const endpointsShownMax = 3;

/** The first few ready addresses behind a port: `10.0.0.1:80,10.0.0.2:80`. */
export function endpointsText(slices: readonly JsonObject[], portName: string): string {
  if (slices.length === 0) return "<none>";
  const addresses = slices.flatMap((slice) =>
    parts(slice, "ports")
      .filter((port) => (port.name ?? "") === portName)
      .flatMap((port) =>
        parts(slice, "endpoints")
          .filter((endpoint) => part(endpoint, "conditions").ready !== false)
          .map((endpoint) => addressText(endpoint, port)),
      ),
  );
  const shown = addresses.slice(0, endpointsShownMax).join(",");
  const rest = addresses.length - endpointsShownMax;
  return rest > 0 ? `${shown} + ${rest} more...` : shown;
}

function addressText({ addresses }: JsonObject, { port }: JsonObject): string {
  const address = Array.isArray(addresses) ? String(addresses[0]) : "";
  return `${address.includes(":") ? `[${address}]` : address}:${port}`;
}

const joined = (list: JsonObject[string]) =>
  Array.isArray(list) ? list.filter((item) => !isObject(item)).join(",") : "";
