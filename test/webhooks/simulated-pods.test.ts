/** Webhooks whose servers run in simulated pods. */
import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { JsonObject } from "../../api/json.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { authority } from "./certificates.ts";
import { configMap, mutating, serviceOf, validating } from "./configurations.ts";

const agnhost = (...args: string[]) => ({
  image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
  args: [...args, "--port=8443"],
});

/** A cluster whose Service `guard` leads to a container, which then reviews ConfigMaps. */
function clusterWith(container: object, configuration: object): Cluster {
  const cluster = createCluster({ nodes: 1 });
  const metadata = { name: "guard", labels: { app: "guard" } };
  cluster.apply([
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata,
      spec: { containers: [{ name: "c", ...container }] },
    },
    serviceOf("guard", {
      ports: [{ port: 443, targetPort: 8443 }],
      selector: { app: "guard" },
    }),
  ]);
  cluster.until(() => cluster.get(Pod, "guard")?.status.containerStatuses?.[0]?.ready === true);
  cluster.advance("10s");
  cluster.apply(configuration);
  return cluster;
}

const resource = { group: "", version: "v1", plural: "configmaps" };
const create = (cluster: Cluster, data: Readonly<Record<string, string>>) =>
  cluster.server.handle({
    verb: "create",
    resource,
    namespace: "default",
    body: { ...configMap("a"), data } as JsonObject,
    actor: "kubectl",
    options: {},
  });
const { caBundle } = authority("Guard CA");
const at = (path: string, trusted: object = { caBundle }) => ({
  clientConfig: { service: { name: "guard", namespace: "default", path }, ...trusted },
});

test("a server that answers with a review is heard", () => {
  const cluster = clusterWith(agnhost("webhook"), validating("guard", at("/configmaps")));
  expect(create(cluster, { "webhook-e2e-test": "webhook-disallow" })).toMatchObject({
    code: 400,
    body: {
      message:
        'admission webhook "guard.example.com" denied the request: ' +
        "the configmap contains unwanted key and value",
    },
  });
  expect(create(cluster, { other: "data" })).toMatchObject({ code: 201, warnings: [] });
});

test("nobody vouches for it without a caBundle", () => {
  const cluster = clusterWith(agnhost("webhook"), validating("guard", at("/configmaps", {})));
  expect(create(cluster, {})).toMatchObject({
    code: 500,
    body: {
      message: expect.stringMatching(
        /failed to verify certificate: x509: certificate signed by unknown authority$/,
      ),
    },
  });
});

test("its patches are made", () => {
  const cluster = clusterWith(agnhost("webhook"), mutating("guard", at("/mutating-configmaps")));
  expect(create(cluster, { "mutation-start": "yes" }).code).toBe(201);
  expect(cluster.get(ConfigMap, "a")?.data).toEqual({
    "mutation-start": "yes",
    "mutation-stage-1": "yes",
  });
});

/** A server of one's own, with what it does with a review. */
const program = (...lines: readonly string[]) => ({
  image: "python:3.14",
  command: [
    "python",
    "-c",
    [
      "import json",
      "from http.server import BaseHTTPRequestHandler, HTTPServer",
      "class Guard(BaseHTTPRequestHandler):",
      "    def do_POST(self):",
      ...lines.map((line) => `        ${line}`),
      'HTTPServer(("", 8443), Guard).serve_forever()',
    ].join("\n"),
  ],
});

test("a program of one's own reviews, too", () => {
  const guard = program(
    'review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))',
    'request = review["request"]',
    'allowed = "owner" in request["object"].get("data", {})',
    'response = {"uid": request["uid"], "allowed": allowed}',
    "if not allowed:",
    '    response["status"] = {"message": "who owns " + request["name"] + "?"}',
    "self.send_response(200)",
    "self.end_headers()",
    'self.wfile.write(json.dumps({**review, "response": response}).encode())',
  );
  const cluster = clusterWith(guard, validating("guard", at("/")));
  expect(create(cluster, {}).body).toMatchObject({
    message: 'admission webhook "guard.example.com" denied the request: who owns a?',
  });
  expect(create(cluster, { owner: "me" })).toMatchObject({ code: 201, warnings: [] });
});

test("a server that fails has reviewed nothing", () => {
  const broken = program("self.send_response(500)", "self.end_headers()");
  const cluster = clusterWith(broken, validating("guard"));
  expect(create(cluster, {})).toMatchObject({
    code: 500,
    body: { message: expect.stringContaining('failed calling webhook "guard.example.com": ') },
  });
});
