import { Service } from "../../api/core/service/service.ts";
import { ServiceCIDR } from "../../api/networking/service-cidr.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { applying, type Scenario } from "./scenario.ts";

const loadBalancer = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { type: "LoadBalancer", selector: { app: name }, ports: [{ port: 80 }], ...spec },
});

/** No two Services ever show the same address. */
function watchAddresses(cluster: Cluster): readonly string[] {
  const wrong: string[] = [];
  cluster.observe(({ object }) => {
    if (object.kind !== "Service") return;
    const shown = cluster
      .list(Service)
      .flatMap(({ status }) => status.loadBalancer.ingress ?? [])
      .map(({ ip }) => ip);
    if (new Set(shown).size < shown.length) wrong.push(`shared: ${shown.join()}`);
  });
  return wrong;
}

const range = {
  apiVersion: "networking.k8s.io/v1",
  kind: "ServiceCIDR",
  metadata: { name: "more" },
  spec: { cidrs: ["10.97.0.0/24"] },
};
const lucky = { clusterIP: "10.97.0.10", ports: [{ port: 80 }] };

export const networkScenarios: readonly Scenario[] = [
  {
    name: "load balancers get addresses, change them, and give them back",
    controllers: ["service-controller"],
    cluster: { loadBalancerRanges: ["192.0.2.0/30"] },
    watch: watchAddresses,
    steps: [
      { act: applying(loadBalancer("a"), loadBalancer("b")) },
      // There are two addresses only.
      { act: applying(loadBalancer("c", { loadBalancerIP: "192.0.2.1" })) },
      { act: (cluster) => cluster.delete(Service, "a") },
      { act: (cluster) => cluster.patch(Service, "b", { spec: { type: "ClusterIP" } }) },
      { act: (cluster) => cluster.patch(Service, "c", { spec: { loadBalancerIP: "192.0.2.2" } }) },
    ],
  },
  {
    name: "a range of addresses is ready, and goes after the Service that has one of it",
    controllers: ["service-cidr-controller"],
    cluster: { nodes: 0 },
    steps: [
      { act: applying(range) },
      { act: applying({ ...loadBalancer("lucky"), spec: lucky }) },
      { act: (cluster) => cluster.delete(ServiceCIDR, "more") },
      { act: (cluster) => cluster.delete(Service, "lucky") },
    ],
  },
];
