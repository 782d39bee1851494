/** What stands behind a Service, from its creation to its end. */
import { expect, test } from "vitest";
import { Endpoints } from "../api/core/endpoints.ts";
import { Service } from "../api/core/service/service.ts";
import { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { web } from "./rollouts/web.ts";

const service = (selector: object | undefined) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "db" },
  spec: { selector, ports: [{ port: 5432 }] },
});
const byHand = (...ips: readonly string[]) => ({
  apiVersion: "v1",
  kind: "Endpoints",
  metadata: { name: "db" },
  subsets: [{ addresses: ips.map((ip) => ({ ip })), ports: [{ port: 5432 }] }],
});

/** The slices of the Service: by whom they are kept, and the addresses. */
const slices = (cluster: Cluster) =>
  cluster
    .list(EndpointSlice, "default")
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === "db")
    .map(({ metadata: { labels = {} }, endpoints }) => [
      labels["endpointslice.kubernetes.io/managed-by"],
      (endpoints ?? []).map(({ addresses }) => addresses[0]),
    ]);

const mirroring = "endpointslicemirroring-controller.k8s.io";

test("Endpoints made by hand for a Service without a selector are mirrored in slices", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([byHand("192.0.2.42"), service(undefined)]);
  cluster.advance("1s");
  expect(slices(cluster)).toEqual([[mirroring, ["192.0.2.42"]]]);
  cluster.apply(byHand("192.0.2.42", "192.0.2.45"));
  cluster.advance("1s");
  expect(slices(cluster)).toEqual([[mirroring, ["192.0.2.42", "192.0.2.45"]]]);
  cluster.delete(Service, "db");
  cluster.advance("1s");
  expect([slices(cluster), cluster.get(Endpoints, "db")]).toEqual([[], undefined]);
});

test("a mirrored slice that somebody changes or deletes is put right", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([service(undefined), byHand("192.0.2.42")]);
  cluster.advance("1s");
  const name = () => cluster.list(EndpointSlice, "default").map((each) => each.metadata.name)[0];
  cluster.patch(EndpointSlice, name() ?? "", { endpoints: [] });
  cluster.advance("1s");
  expect(slices(cluster)).toEqual([[mirroring, ["192.0.2.42"]]]);
  cluster.delete(EndpointSlice, name() ?? "");
  cluster.advance("1s");
  expect(slices(cluster)).toEqual([[mirroring, ["192.0.2.42"]]]);
});

test("a Service that gets a selector is served by its pods, and goes with its slices", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([service(undefined), byHand("192.0.2.42"), web("nginx", { replicas: 1 })]);
  cluster.advance("1m");
  cluster.apply(service({ app: "web" }));
  cluster.advance("1s");
  expect(slices(cluster)).toEqual([["endpointslice-controller.k8s.io", ["10.244.0.2"]]]);
  cluster.delete(Service, "db");
  cluster.advance("1s");
  expect([slices(cluster), cluster.get(Endpoints, "db")]).toEqual([[], undefined]);
});
