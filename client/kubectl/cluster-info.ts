/** What `kubectl cluster-info` says. Pure. Source: kubectl 1.36, pkg/cmd/clusterinfo. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../../api/json-parts.ts";

/** `services` are those that are labelled as of the cluster. */
export function clusterInfo(
  server: string,
  services: readonly JsonObject[],
  program: string,
): string {
  const running = [
    ["Kubernetes control plane", server] as const,
    ...services.map((each) => [titleOf(each), addressOf(server, each)] as const),
  ];
  return [
    ...running.map(([title, address]) => `${title} is running at ${address}`),
    "",
    `To further debug and diagnose cluster problems, use '${program} cluster-info dump'.`,
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function titleOf(service: JsonObject): string {
  const metadata = metadataOf(service);
  return textAt(part(metadata, "labels"), "kubernetes.io/name") || textAt(metadata, "name");
}

/** Of its load balancer; else through the server. */
function addressOf(server: string, service: JsonObject): string {
  const ports = parts(part(service, "spec"), "ports");
  const [ingress] = parts(part(service, "status", "loadBalancer"), "ingress");
  if (ingress !== undefined) {
    const host = textAt(ingress, "ip") || textAt(ingress, "hostname");
    return ports.map((port) => `http://${host}:${numberAt(port, "port")} `).join("");
  }
  const { namespace, name } = metadataOf(service);
  return `${server}/api/v1/namespaces/${namespace}/services/${proxied(String(name), ports)}/proxy`;
}

/** `https:web:metrics`: a Service of one port is named with it. */
function proxied(name: string, ports: readonly JsonObject[]): string {
  const [port, ...others] = ports;
  if (port === undefined || others.length > 0) return name;
  const portName = textAt(port, "name");
  const isSecure = portName === "https" || port.port === 443;
  if (isSecure) return `https:${name}:${portName}`;
  return portName === "" ? name : `${name}:${portName}`;
}
