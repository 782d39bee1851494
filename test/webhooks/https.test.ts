/** Webhooks over HTTPS, as the developer of one runs it on the own machine. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { authority } from "./certificates.ts";
import { configMap, mutating, rule, serviceOf, validating } from "./configurations.ts";
import { type HttpsWebhook, httpsWebhook } from "./https-server.ts";

const ca = authority();
const resource = { group: "", version: "v1", plural: "configmaps" };
const patchOf = (...operations: object[]) => ({
  allowed: true,
  patchType: "JSONPatch",
  patch: Buffer.from(JSON.stringify(operations)).toString("base64"),
});

let hook: HttpsWebhook;

beforeAll(async () => {
  hook = await httpsWebhook(ca.sign(["hook.default.svc", "localhost"]), (_review, path) => {
    if (path.startsWith("/deny")) return { allowed: false, status: { message: "not like this" } };
    if (path.startsWith("/nonsense")) return "hello";
    if (path.startsWith("/bare")) return '{"response":{"allowed":true}}';
    if (path.startsWith("/slow")) return new Promise<object>(() => {});
    return patchOf({ op: "add", path: "/metadata/annotations", value: { seen: "yes" } });
  });
});
afterAll(() => hook.close());

/** Of the webhook at a Service that stands for this machine. */
const byService = (path: string) => ({
  caBundle: ca.caBundle,
  service: { namespace: "default", name: "hook", path, port: hook.port },
});
const here = serviceOf("hook", { type: "ExternalName", externalName: "localhost" });

function clusterWith(clientConfig: object, more: object = {}): Cluster {
  const cluster = createCluster({ nodes: 0 });
  cluster.apply([here, mutating("hook", { clientConfig, ...more })]);
  return cluster;
}

const asked = (cluster: Cluster) =>
  cluster.ask({ verb: "create", resource, namespace: "default", body: configMap("a") });

describe("a webhook is asked over HTTPS", () => {
  test("by the name that its Service stands for", async () => {
    const cluster = clusterWith(byService("/label"));
    const startMs = cluster.nowMs;
    await expect(asked(cluster)).resolves.toMatchObject({
      metadata: { annotations: { seen: "yes" } },
    });
    // Time stood still meanwhile.
    expect(cluster.nowMs).toBe(startMs);
    expect(hook.paths.at(-1)).toBe("/label?timeout=10s");
  });

  test("by its url", async () => {
    const url = `https://localhost:${hook.port}/label`;
    const cluster = clusterWith({ caBundle: ca.caBundle, url });
    await expect(asked(cluster)).resolves.toMatchObject({
      metadata: { annotations: { seen: "yes" } },
    });
  });

  test("and refuses", async () => {
    await expect(asked(clusterWith(byService("/deny")))).rejects.toThrow(
      'admission webhook "hook.example.com" denied the request: not like this',
    );
  });

  test("for the pods that controllers make, of which none is made twice", async () => {
    const cluster = createCluster({ nodes: 1 });
    const clientConfig = byService("/label");
    cluster.apply([
      here,
      mutating("hook", { clientConfig, rules: [rule(["pods"], ["CREATE"])] }),
      {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name: "work" },
        spec: {
          completions: 3,
          parallelism: 3,
          template: {
            spec: { restartPolicy: "Never", containers: [{ name: "a", image: "busybox:1.37" }] },
          },
        },
      },
    ]);
    await cluster.play("2m");
    const pods = cluster.list(Pod, "default");
    expect(pods.map(({ metadata }) => metadata.annotations?.seen)).toEqual(["yes", "yes", "yes"]);
    expect(pods.map(({ status }) => status.phase)).toEqual(["Succeeded", "Succeeded", "Succeeded"]);
  });

  test("so that a test has to wait for it", () => {
    const cluster = clusterWith(byService("/label"));
    expect(() => cluster.apply(configMap("a"))).toThrow(
      `https://hook.default.svc:${hook.port}/label?timeout=10s has to be waited for, and who asks ` +
        "in this way cannot: ask with cluster.ask(), or over HTTP",
    );
    expect(cluster.get(ConfigMap, "a")).toBeUndefined();
  });
});

describe("a webhook that does not answer as it should says why", () => {
  const post = (path = "/label") =>
    `Post "https://hook.default.svc:${hook.port}${path}?timeout=10s": `;
  const failure = (clientConfig: object) => {
    const cluster = createCluster({ nodes: 0 });
    const short = { clientConfig, timeoutSeconds: 1 };
    cluster.apply([here, validating("hook", short)]);
    return asked(cluster).then(
      () => "",
      (error: Error) =>
        error.message.replace(/^.* "hook.example.com": /, "").replace("=1s", "=10s"),
    );
  };

  test("signed by somebody else", async () => {
    const other = { ...byService("/label"), caBundle: authority("Other CA").caBundle };
    expect(await failure(other)).toBe(
      `failed to call webhook: ${post()}tls: failed to verify certificate: x509: certificate signed ` +
        "by unknown authority",
    );
  });

  test("for another name", async () => {
    const wrong = await httpsWebhook(ca.sign(["other.default.svc"]), () => ({ allowed: true }));
    const config = byService("/label");
    const there = { ...config, service: { ...config.service, port: wrong.port } };
    expect(await failure(there)).toBe(
      `failed to call webhook: Post "https://hook.default.svc:${wrong.port}/label?timeout=10s": tls: ` +
        "failed to verify certificate: x509: certificate is valid for other.default.svc, not " +
        "hook.default.svc",
    );
    await wrong.close();
  });

  test("with a certificate that has ended", async () => {
    const old = ca.sign(["hook.default.svc"], Date.now() - 3_600_000);
    const late = await httpsWebhook(old, () => ({ allowed: true }));
    const config = byService("/label");
    const there = { ...config, service: { ...config.service, port: late.port } };
    expect(await failure(there)).toContain("x509: certificate has expired or is not yet valid");
    await late.close();
  });

  test("without TLS", async () => {
    const plain = createServer((_request, response) => response.end("hello"));
    await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", () => resolve()));
    const { port } = plain.address() as AddressInfo;
    const config = byService("/label");
    expect(await failure({ ...config, service: { ...config.service, port } })).toContain(
      "http: server gave HTTP response to HTTPS client",
    );
    plain.closeAllConnections();
    plain.close();
  });

  test("not listening", async () => {
    const gone = await httpsWebhook(ca.sign(["hook.default.svc"]), () => ({ allowed: true }));
    await gone.close();
    const config = byService("/label");
    expect(await failure({ ...config, service: { ...config.service, port: gone.port } })).toMatch(
      /dial tcp (127.0.0.1|\[::1\]):\d+: connect: connection refused$/,
    );
  });

  test("nowhere", async () => {
    const url = "https://nowhere.invalid/hook";
    expect(await failure({ url })).toBe(
      `failed to call webhook: Post "${url}?timeout=10s": dial tcp: lookup nowhere.invalid: no such host`,
    );
  });

  test.each([
    {
      path: "/nonsense",
      why:
        "failed to call webhook: couldn't get version/kind; json parse error: invalid character " +
        "'h' looking for beginning of value",
    },
    {
      path: "/bare",
      why: /^received invalid webhook response: expected response.uid="[-0-9a-f]{36}", got ""$/,
    },
    { path: "/slow", why: "context deadline exceeded" },
    {
      path: "/label",
      why: "received invalid webhook response: validating webhook may not return response.patch",
    },
  ])("at $path", async ({ path, why }) => {
    const said = await failure(byService(path));
    if (typeof why === "string") expect(said).toContain(why);
    else expect(said).toMatch(why);
  });
});
