import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

test("a request is followed from its client to the container that answers", () => {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(readFileSync("manifests/nginx/deployment.yaml", "utf8"));
  cluster.apply({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { selector: { app: "nginx" }, ports: [{ port: 80 }] },
  });
  cluster.until(() => cluster.get(Deployment, "nginx-deployment")?.status.availableReplicas === 3);
  const [client] = cluster.list(Pod);
  const { name = "" } = client?.metadata ?? {};
  const { hops, response, server, failure } = cluster.curl("http://web/", { from: `pod/${name}` });
  const { podIP } = cluster.get(Pod, server?.pod ?? "")?.status ?? {};

  expect(failure).toBe(undefined);
  expect(response?.status).toBe(200);
  expect(
    hops.map(({ kind, text }) => `${kind}: ${text.replaceAll(/10\.96\.[\d.]+/g, "VIP")}`),
  ).toEqual([
    "dns: web is VIP",
    `service: clusterIP VIP:80 of Service default/web: the proxy of node-0 chose ${podIP}:80`,
    `endpoint: ${podIP}:80 is pod default/${server?.pod} on ${server?.node}`,
    `container: container nginx of default/${server?.pod} answers 200`,
  ]);
});

test("an answer to HEAD has the headers of one to GET, and no body", () => {
  const cluster = createCluster({ seed: 7 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { containers: [{ name: "web", image: "nginx" }] },
  });
  cluster.advance("10s");
  const url = `http://${cluster.get(Pod, "web")?.status.podIP}/`;
  const from = "node/node-0";
  const { response: whole } = cluster.curl(url, { from });
  expect(whole?.body).toContain("Welcome to nginx!");
  const { response } = cluster.curl(url, { from, method: "HEAD" });
  expect(response).toEqual({ ...whole, body: "" });
});

test("the API follows requests as well", () => {
  const cluster = createCluster({ seed: 7 });
  const body = {
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "HTTPRequest",
    spec: { url: "http://nobody/", from: { node: "node-0" } },
  };
  const resource = { group: "sim.kubesim.dev", version: "v1alpha1", plural: "httprequests" };
  const answer = cluster.request({ verb: "create", resource, namespace: "default", body });

  expect(answer).toMatchObject({
    status: {
      failure: { reason: "NameNotFound", message: "resolve nobody: no such name" },
      took: "1ms",
    },
  });
});
