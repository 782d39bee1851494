/** What a kubelet makes of the answers to its probes over HTTP, as the documentation has it. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

/** A pod with nginx that is configured so, after 20 s. */
function probed(configuration: string, httpGet: object = {}) {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "sites" },
    data: { "default.conf": configuration },
  });
  const container = {
    name: "app",
    image: "nginx:1.29",
    readinessProbe: { httpGet: { path: "/", port: 80, ...httpGet }, periodSeconds: 10 },
    volumeMounts: [{ name: "sites", mountPath: "/etc/nginx/conf.d" }],
  };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { containers: [container], volumes: [{ name: "sites", configMap: { name: "sites" } }] },
  });
  cluster.advance("20s");
  const { podIP = "", containerStatuses = [] } = cluster.get(Pod, "web")?.status ?? {};
  const told = cluster
    .list(Event)
    .filter(({ reason }) => reason === "Unhealthy" || reason === "ProbeWarning")
    .map(({ reason, message = "" }) => `${reason} ${message.replaceAll(podIP, "POD")}`);
  return { ready: containerStatuses[0]?.ready, told };
}

test("an answer that leads to another host is a success, and a warning tells of it", () => {
  const { ready, told } = probed("server { listen 80; return 302 https://shop.example/; }");
  expect(ready).toBe(true);
  expect(told).toEqual([
    expect.stringMatching(
      /^ProbeWarning Readiness probe warning: Probe terminated redirects, Response body: <html>/,
    ),
  ]);
});

test("one that leads to a port of the pod where nobody listens is a failure", () => {
  expect(probed("server { listen 80; return 301 https://$host$request_uri; }")).toEqual({
    ready: false,
    told: [
      'Unhealthy Readiness probe failed: Get "https://POD/": dial tcp POD:443: connect: connection refused',
    ],
  });
});

test("one that leads to another path of the pod is followed", () => {
  const site = (status: number) =>
    `server { listen 80; location = / { return 302 /ok; } location /ok { return ${status}; } }`;
  expect(probed(site(204))).toEqual({ ready: true, told: [] });
  expect(probed(site(503))).toEqual({
    ready: false,
    told: ["Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 503"],
  });
});

test("one that leads in a circle is followed ten times", () => {
  expect(probed("server { listen 80; location / { return 302 /; } }")).toEqual({
    ready: false,
    told: ['Unhealthy Readiness probe failed: Get "http://POD/": stopped after 10 redirects'],
  });
});

test("a probe sends the headers that it is given, and says that it is a probe", () => {
  const sites = `
    server { listen 80 default_server; return 404; }
    server { listen 80; server_name shop.example; location / {
      if ($http_user_agent ~ "^kube-probe/") { return 200; }
      return 403;
    } }`;
  expect(probed(sites).ready).toBe(false);
  const httpHeaders = [{ name: "Host", value: "shop.example" }];
  expect(probed(sites, { httpHeaders })).toEqual({ ready: true, told: [] });
});
