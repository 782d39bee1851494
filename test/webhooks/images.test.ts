/** ImagePolicyWebhook, and the server that it asks. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImagePolicyOptions } from "../../apiserver/admission/image-policy/index.ts";
import type { AuditEvent } from "../../simulator/admission.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { authority } from "./certificates.ts";
import { type HttpsWebhook, httpsWebhook } from "./https-server.ts";

const ca = authority();
const pods = { resource: { group: "", version: "v1", plural: "pods" }, namespace: "default" };
const seen: object[] = [];
let server: HttpsWebhook;

beforeAll(async () => {
  server = await httpsWebhook(ca.sign(["localhost"]), (review, path) => {
    const { spec } = Object(review);
    seen.push(spec);
    if (path.startsWith("/nonsense")) return "hello";
    const [, code, failing] = /^\/(\d+)-(\d+)/.exec(path) ?? [];
    if (server.paths.filter((each) => each === path).length <= Number(failing)) return Number(code);
    const names: string[] = spec.containers.map(({ image }: { image: string }) => image);
    const status = names.includes("evil")
      ? { allowed: false, reason: "evil is not trusted", auditAnnotations: { by: "me" } }
      : { allowed: !names.includes("unknown") };
    return JSON.stringify({
      apiVersion: "imagepolicy.k8s.io/v1alpha1",
      kind: "ImageReview",
      status,
    });
  });
});
afterAll(() => server.close());

interface Setting extends Partial<ImagePolicyOptions> {
  readonly path?: string;
}

function clusterWith(
  { path = "/policy", ...rest }: Setting = {},
  sink: AuditEvent[] = [],
): Cluster {
  const imagePolicy = {
    server: `https://localhost:${server.port}${path}`,
    caBundle: ca.caBundle,
    ...rest,
  };
  const cluster = createCluster({
    nodes: 0,
    admission: { enablePlugins: ["ImagePolicyWebhook"], imagePolicy },
    audit: { log: (event) => sink.push(event) },
  });
  cluster.settle();
  return cluster;
}

const create = (cluster: Cluster, image: string, annotations: object = {}) =>
  cluster.ask({
    verb: "create",
    ...pods,
    body: { metadata: { name: "p", annotations }, spec: { containers: [{ name: "c", image }] } },
  });

describe("the images of a pod", () => {
  test("are shown to the server, with what is said of them", async () => {
    const cluster = clusterWith();
    const annotations = { "mycluster.image-policy.k8s.io/ticket": "1234", other: "x" };
    await create(cluster, "nginx", annotations);
    expect(seen.at(-1)).toEqual({
      containers: [{ image: "nginx" }],
      annotations: { "mycluster.image-policy.k8s.io/ticket": "1234" },
      namespace: "default",
    });
    expect(server.paths.at(-1)).toBe("/policy?timeout=30s");
  });

  test.each([
    {
      image: "evil",
      told: "image policy webhook backend denied one or more images: evil is not trusted",
    },
    { image: "unknown", told: "one or more images rejected by webhook backend" },
  ])("are refused: $told", async ({ image, told }) => {
    const noted: AuditEvent[] = [];
    await expect(create(clusterWith({}, noted), image)).rejects.toThrow(
      `pods "p" is forbidden: ${told}`,
    );
    expect(noted.at(-1)?.annotations?.["imagepolicywebhook.image-policy.k8s.io/by"]).toBe(
      image === "evil" ? "me" : undefined,
    );
  });

  test("are not asked about again as long as the answer holds", async () => {
    const cluster = clusterWith({ allowTTL: 60 });
    const before = seen.length;
    const again = async (duration: string) => {
      cluster.advance(duration);
      await cluster.ask({ verb: "delete", ...pods, name: "p" });
      await create(cluster, "nginx");
      return seen.length - before;
    };
    await create(cluster, "nginx");
    expect([await again("59s"), await again("2s")]).toEqual([1, 2]);
  });
});

describe("a server that gives no answer", () => {
  const away = { server: "https://localhost:1" };
  const refused =
    'pods "p" is forbidden: Post "https://localhost:1/?timeout=30s": dial tcp 127.0.0.1:1: ' +
    "connect: connection refused";

  test("keeps pods from being made", async () => {
    await expect(create(clusterWith(away), "nginx")).rejects.toThrow(refused);
    await expect(create(clusterWith({ path: "/nonsense" }), "nginx")).rejects.toThrow(
      'pods "p" is forbidden: couldn\'t get version/kind; json parse error',
    );
  });

  test.each([
    { behaviour: "is asked again, and may be well", path: "/500-4", asked: 5, told: "made" },
    { behaviour: "is asked five times", path: "/429-9", asked: 5, told: /has received too many/ },
    { behaviour: "is asked once where it says so", path: "/503-9", asked: 1, told: /is currently/ },
  ])("$behaviour", async ({ path, asked, told }) => {
    const made = create(clusterWith({ path }), "nginx").then(() => "made");
    expect(await made.catch((error: Error) => error.message)).toMatch(told);
    expect(server.paths.filter((each) => each.startsWith(path)).length).toBe(asked);
  });

  test("keeps none where that is said", async () => {
    const noted: AuditEvent[] = [];
    await create(clusterWith({ ...away, defaultAllow: true }, noted), "nginx");
    const key = "imagepolicywebhook.image-policy.k8s.io/failed-open";
    expect(noted.at(-1)?.annotations?.[key]).toBe("true");
  });
});
