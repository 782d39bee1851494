import { Service } from "../../api/core/service/service.ts";
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
];
