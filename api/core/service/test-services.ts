/** Services for tests: what matters is given, the rest is what decoding and allocation fill in. */
import type { Service, ServicePort, ServiceSpec } from "./service.ts";

export function testService(spec: Partial<ServiceSpec> = {}, status = noStatus): Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default" },
    spec: {
      type: "ClusterIP",
      sessionAffinity: "None",
      selector: { app: "web" },
      ports: [testPort()],
      clusterIP: "10.96.0.9",
      clusterIPs: ["10.96.0.9"],
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "SingleStack",
      internalTrafficPolicy: "Cluster",
      ...spec,
    },
    status,
  };
}

const noStatus: Service["status"] = { loadBalancer: {} };

/** Nothing that the server allocates. */
export const unallocated = {
  clusterIP: undefined,
  clusterIPs: undefined,
  ipFamilies: undefined,
  ipFamilyPolicy: undefined,
} as const;

export function testPort(port: Partial<ServicePort> = {}): ServicePort {
  return { protocol: "TCP", port: 80, targetPort: 80, ...port };
}
