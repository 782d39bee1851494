import { ageColumn, nameColumn } from "../../columns.ts";
import type { Column } from "../../resource.ts";
import { selectorFromLabels } from "../../selectors/labels.ts";
import type { Service, ServiceSpec } from "./service.ts";

/** The columns of `kubectl get services`. */
export const serviceColumns: readonly Column<Service>[] = [
  nameColumn,
  {
    name: "Type",
    type: "string",
    description: "How it is exposed.",
    value: ({ spec }) => spec.type,
  },
  {
    name: "Cluster-IP",
    type: "string",
    description: "Its main address in the cluster.",
    value: ({ spec }) => spec.clusterIPs?.[0] ?? "<none>",
  },
  {
    name: "External-IP",
    type: "string",
    description: "Addresses or the name by which it is reached from outside.",
    value: externalIP,
  },
  {
    name: "Port(s)",
    type: "string",
    description: "Its ports, each with its node port.",
    value: ({ spec }) => formatPorts(spec.ports ?? []) || "<none>",
  },
  ageColumn,
  {
    name: "Selector",
    type: "string",
    description: "Labels of the pods it leads to.",
    priority: 1,
    value: ({ spec }) => selectorFromLabels(spec.selector).text || "<none>",
  },
];

function externalIP({ spec, status }: Service): string {
  const { externalIPs = [] } = spec;
  switch (spec.type) {
    case "ClusterIP":
    case "NodePort":
      return externalIPs.length > 0 ? externalIPs.join(",") : "<none>";
    case "LoadBalancer": {
      const points = (status.loadBalancer.ingress ?? []).map((point) => point.ip || point.hostname);
      const known = new Set(points.filter((address) => address !== undefined && address !== ""));
      const all = [...[...known].sort(), ...externalIPs];
      return all.length > 0 ? all.join(",") : "<pending>";
    }
    case "ExternalName":
      return spec.externalName ?? "";
    default:
      return "<unknown>";
  }
}

/** `80:30080/TCP,443/TCP` */
function formatPorts(ports: NonNullable<ServiceSpec["ports"]>): string {
  return ports
    .map(({ port, nodePort, protocol }) =>
      nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
    )
    .join(",");
}
