/** What clients of Ingresses see when something is wrong. Source: ingress-nginx 1.14. */
import { beforeEach, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { asked, ingress, manifest, rule, service, servingCluster, settled } from "./cluster.ts";

const url = "http://shop.example/";

let cluster: Cluster;
beforeEach(() => {
  cluster = servingCluster();
  apply(ingress("shop", { rules: [rule("shop.example", { "/": service("service1", 4200) })] }));
});

function apply(...objects: readonly (string | object)[]): void {
  for (const each of objects) cluster.apply(each);
  settled(cluster);
}

const behavior = (spec: object) => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "ImageBehavior",
  metadata: { name: "told" },
  spec: { image: "*", ...spec },
});
const nodesOf = (app: string) =>
  cluster
    .list(Pod)
    .filter(({ metadata }) => metadata.labels?.app === app)
    .map(({ spec }) => spec.nodeName ?? "");

test("a Service without endpoints, or that is not there, is 503", () => {
  expect(asked(cluster, url)).toBe("service1");
  cluster.patch(Deployment, "service1", { spec: { replicas: 0 } });
  settled(cluster);
  expect(asked(cluster, url)).toBe(503);
  cluster.delete(Service, "service1");
  settled(cluster);
  expect(asked(cluster, url)).toBe(503);
});

test("a backend that refuses is 502, once all tries are used", () => {
  const body = { spec: { ports: [{ port: 4200, targetPort: 81 }] } };
  cluster.patch(Service, "service1", body);
  settled(cluster);
  const { response, hops } = cluster.curl(url);
  expect(response?.status).toBe(502);
  const refusals = hops.filter(({ text }) => text.startsWith("nothing listens"));
  expect(refusals).toHaveLength(3);
});

test.each([
  { method: "GET", tries: 3 },
  { method: "POST", tries: 1 },
])("a backend that does not answer a $method is 504 after $tries minutes", ({ method, tries }) => {
  apply(behavior({ hangs: { after: "0s" } }));
  cluster.advance("10s");
  const { response, tookMs } = cluster.curl(url, { method });
  expect([response?.status, Math.round(tookMs / 60_000)]).toEqual([504, tries]);
});

test("endpoints take turns", () => {
  const servers = [1, 2, 3, 4].map(() => cluster.curl(url).server?.pod);
  expect(new Set(servers).size).toBe(2);
  expect(servers.slice(0, 2)).toEqual(servers.slice(2));
});

test("a request is tried at the next endpoint where the first does not accept it", () => {
  cluster = servingCluster({ scheduling: "kubernetes" });
  apply(ingress("shop", { defaultBackend: service("service1", 4200) }));
  const [node = ""] = nodesOf("service1").filter((each) => each !== "node-0");
  expect(new Set(nodesOf("service1")).size).toBe(2);
  cluster.powerOff(node);
  const answers = [1, 2, 3, 4].map(() => {
    const { response, tookMs } = cluster.curl("http://192.0.2.254/");
    return [response?.status, tookMs > 5_000];
  });
  // Half of them wait for the machine that does not answer.
  expect(answers.sort()).toEqual([200, 200, 200, 200].map((status, index) => [status, index > 1]));
});

test("where no machine has power, nobody answers", () => {
  for (const { metadata } of cluster.list(Node)) cluster.powerOff(metadata.name ?? "");
  expect(asked(cluster, "http://192.0.2.254/", { connectTimeout: "5s" })).toBe("ConnectTimeout");
});

test("the entry has the ports of HTTP and HTTPS, and no others", () => {
  expect(asked(cluster, "http://192.0.2.254:8080/")).toBe("ConnectionRefused");
  expect(asked(cluster, "https://shop.example/")).toBe("service1");
});

test("pods reach Ingresses as clients from beyond do", () => {
  const [{ metadata: { name = "" } = {} } = {}] = cluster.list(Pod);
  const { hops, response } = cluster.curl(url, { from: `pod/${name}` });
  expect(response?.status).toBe(200);
  const kinds = hops.map(({ kind }) => kind).filter((kind) => kind !== "dns");
  expect(kinds).toEqual(["ingress", "endpoint", "container"]);
});

test("a policy lets the entry in by its namespace and labels", () => {
  const policy = (from: readonly object[]) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "service1" },
    spec: { podSelector: { matchLabels: { app: "service1" } }, ingress: [{ from }] },
  });
  apply(policy([{ podSelector: {} }]));
  expect(asked(cluster, url)).toBe(504);
  apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "ingress-nginx" } });
  expect(cluster.get(Namespace, "ingress-nginx")).toBeDefined();
  const namespaceSelector = { matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } };
  const podSelector = { matchLabels: { "app.kubernetes.io/name": "ingress-nginx" } };
  apply(policy([{ namespaceSelector, podSelector }]));
  expect(asked(cluster, url)).toBe("service1");
});

test("the server sees the path that a rewrite makes", () => {
  apply(manifest("rewrite.yaml"));
  apply(behavior({ http: [{ path: "/cart", status: 418 }] }));
  cluster.advance("10s");
  const at = (path: string) => cluster.curl(`http://shop.bar.com${path}`).response?.status;
  expect([at("/shop/cart"), at("/shop/other")]).toEqual([418, 404]);
});

test("a request under way goes on at another pod when its machine fails", () => {
  apply(behavior({ http: [{ latency: "2s" }] }));
  cluster.advance("10s");
  const begin = (method: string) =>
    cluster.network.begin(
      {
        source: { kind: "outside" },
        target: { isTls: false, host: "shop.example", port: 80, path: "/" },
        method,
        headers: {},
        isTraced: false,
      },
      cluster.nowMs,
    );
  const [get, post] = [begin("GET"), begin("POST")];
  const pods = [get, post].map(({ exchange }) => exchange.server?.pod ?? "");
  for (const pod of pods) cluster.delete(Pod, pod, { gracePeriodSeconds: 0 });
  cluster.advance("1m");
  const ends = [get, post].map((each) => each.settled(cluster.nowMs));
  expect(ends.map(({ response }) => response?.status)).toEqual([200, 502]);
  expect(pods).not.toContain(ends[0]?.server?.pod);
});

test("routes stay as they are while the controller is down, and follow when it is back", () => {
  cluster.components.stop("ingress-controller");
  cluster.patch(Deployment, "service1", { spec: { replicas: 0 } });
  apply(ingress("late", { rules: [rule("late.example", { "/": service("service2", 8080) })] }));
  cluster.advance("1m");
  expect([asked(cluster, url), asked(cluster, "http://late.example/")]).toEqual([
    502,
    "NameNotFound",
  ]);
  cluster.components.start("ingress-controller");
  settled(cluster);
  expect([asked(cluster, url), asked(cluster, "http://late.example/")]).toEqual([503, "service2"]);
});
