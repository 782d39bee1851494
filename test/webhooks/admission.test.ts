/**
 * Admission webhooks, answered by code in this process.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
import { describe, expect, test } from "vitest";
import type { AdmissionRequest } from "../../api/admission-review.ts";
import { Deployment } from "../../api/apps/deployment.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson, type JsonObject } from "../../api/json.ts";
import { withManagedFields } from "../../apiserver/fields/ownership.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import type { AdmissionVerdict, Admit, WebhookServer } from "../../simulator/programs/index.ts";
import { configMap, mutating, rule, serviceOf, validating } from "./configurations.ts";

const deny = (message?: string, more: object = {}): AdmissionVerdict => ({
  allowed: false,
  status: { ...(message !== undefined && { message }), ...more },
});
const setting = (key: string, value: string): AdmissionVerdict => ({
  allowed: true,
  patch: [{ op: "add", path: `/data/${key}`, value }],
});

/** A cluster with those webhooks, each at a Service of its name. */
function clusterWith(
  objects: readonly object[],
  servers: Readonly<Record<string, WebhookServer | Admit>>,
): Cluster {
  const cluster = createCluster({ nodes: 0 });
  cluster.apply(Object.keys(servers).map((name) => serviceOf(name)));
  cluster.apply(objects);
  for (const [name, server] of Object.entries(servers)) {
    cluster.webhook(`default/${name}`, server);
  }
  return cluster;
}

const resource = { group: "", version: "v1", plural: "configmaps" };
const create = (cluster: Cluster, body: JsonObject = configMap("a"), options: object = {}) =>
  cluster.server.handle({
    verb: "create",
    resource,
    namespace: "default",
    body,
    actor: "kubectl",
    options,
  });
const dataOf = (cluster: Cluster) => cluster.get(ConfigMap, "a")?.data;

describe("a validating webhook", () => {
  test("that allows changes nothing", () => {
    const cluster = clusterWith([validating("guard")], { guard: () => ({ allowed: true }) });
    expect(create(cluster)).toMatchObject({ code: 201, warnings: [] });
  });

  test.each([
    {
      behaviour: "with a message",
      verdict: deny("no such thing"),
      status: {
        code: 400,
        message: 'admission webhook "guard.example.com" denied the request: no such thing',
      },
    },
    {
      behaviour: "with a reason of Kubernetes'",
      verdict: deny("no", { reason: "Forbidden", code: 403 }),
      status: {
        code: 403,
        reason: "Forbidden",
        message: 'admission webhook "guard.example.com" denied the request: no',
      },
    },
    {
      behaviour: "with a reason of its own",
      verdict: deny(undefined, { reason: "Labels missing" }),
      status: {
        code: 400,
        reason: "Labels missing",
        message: 'admission webhook "guard.example.com" denied the request: Labels missing',
      },
    },
    {
      behaviour: "without explanation",
      verdict: { allowed: false, status: { code: 200 } },
      status: {
        code: 400,
        message: 'admission webhook "guard.example.com" denied the request without explanation',
      },
    },
  ])("refuses $behaviour, and nothing is written", ({ verdict, status }) => {
    const cluster = clusterWith([validating("guard")], { guard: () => verdict });
    expect(create(cluster).body).toEqual({
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      ...status,
    });
    expect(dataOf(cluster)).toBeUndefined();
  });

  test("is asked side by side with others, of whose refusals the first counts", () => {
    const asked: string[] = [];
    const guard = (name: string) => ({
      admit: () => {
        asked.push(name);
        return deny(name);
      },
      latencyMs: 20,
    });
    const cluster = clusterWith([validating(["one", "two"])], { one: guard("1"), two: guard("2") });
    const codes: number[] = [];
    cluster.server.ask(
      { verb: "create", resource, namespace: "default", body: configMap("a"), actor: "x" },
      ({ body }) => codes.push("message" in body && body.message?.endsWith("request: 1") ? 1 : 2),
    );
    cluster.advance(20);
    expect([asked, codes]).toEqual([["1", "2"], [1]]);
  });

  test("warns who asked, and leaves notes for an audit", () => {
    const cluster = clusterWith([validating("guard")], {
      guard: () => ({
        allowed: true,
        warnings: ["mind the gap"],
        auditAnnotations: { seen: "yes" },
      }),
    });
    expect(create(cluster)).toMatchObject({
      code: 201,
      warnings: ["mind the gap"],
      auditAnnotations: { "guard.example.com/seen": "yes" },
    });
  });

  test("is shown the request", () => {
    const seen: AdmissionRequest[] = [];
    const cluster = clusterWith([validating("guard")], {
      guard(request) {
        seen.push(request);
        return { allowed: true };
      },
    });
    create(cluster, configMap("a", { color: "blue" }), { fieldManager: "me" });
    cluster.patch(ConfigMap, "a", { data: { color: "red" } });
    cluster.delete(ConfigMap, "a");
    expect(seen.map(({ uid: _, ...request }) => request)).toMatchObject([
      {
        kind: { group: "", version: "v1", kind: "ConfigMap" },
        resource: { group: "", version: "v1", resource: "configmaps" },
        requestKind: { group: "", version: "v1", kind: "ConfigMap" },
        requestResource: { group: "", version: "v1", resource: "configmaps" },
        name: "a",
        namespace: "default",
        operation: "CREATE",
        userInfo: { username: "kubernetes-admin" },
        object: { metadata: { name: "a" }, data: { color: "blue" } },
        oldObject: null,
        dryRun: false,
        options: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1", fieldManager: "me" },
      },
      {
        operation: "UPDATE",
        object: { data: { color: "red" } },
        oldObject: { data: { color: "blue" } },
        options: { kind: "UpdateOptions" },
      },
      { operation: "DELETE", object: null, oldObject: { data: { color: "red" } } },
    ]);
    const [first] = seen;
    expect(first?.uid).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("sees what is written, to the letter", () => {
    let shown: JsonObject | null = null;
    const cluster = clusterWith([validating("guard")], {
      guard({ object }) {
        shown = object;
        return { allowed: true };
      },
    });
    create(cluster, { ...configMap("a"), metadata: { generateName: "made-" } });
    const [stored] = cluster
      .list(ConfigMap, "default")
      .filter(({ metadata }) => metadata.generateName);
    const { resourceVersion: _, ...metadata } = withManagedFields(Object(stored)).metadata;
    expect(equalJson(shown, { ...stored, metadata })).toBe(true);
  });

  test("may refuse one of a collection, of which those before it go", () => {
    const cluster = clusterWith(
      [validating("guard", { rules: [rule(["configmaps"], ["DELETE"])] })],
      {
        guard: ({ oldObject }) =>
          equalJson(Object(oldObject?.metadata).name, "b") ? deny("not b") : { allowed: true },
      },
    );
    for (const name of ["a", "b", "c"]) create(cluster, configMap(name));
    const asked = { verb: "deletecollection", resource, namespace: "default", actor: "x" } as const;
    expect(cluster.server.handle(asked)).toMatchObject({ code: 400 });
    const names = cluster.list(ConfigMap, "default").map(({ metadata }) => metadata.name);
    expect(names).toEqual(["b", "c", "kube-root-ca.crt"]);
  });
});

describe("a mutating webhook", () => {
  test("changes what is written", () => {
    const cluster = clusterWith([mutating("paint")], { paint: () => setting("color", "blue") });
    expect(create(cluster, configMap("a", { size: "1" }))).toMatchObject({
      code: 201,
      body: { data: { size: "1", color: "blue" } },
    });
  });

  test("sees a new object before it has a name of its own and a uid", () => {
    let shown: JsonObject | null = null;
    const cluster = clusterWith([mutating("paint")], {
      paint({ object }) {
        shown = object;
        return {
          allowed: true,
          patch: [{ op: "add", path: "/metadata/labels", value: { a: "b" } }],
        };
      },
    });
    const { body } = create(cluster, { ...configMap("a"), metadata: { generateName: "made-" } });
    expect(shown).toMatchObject({ metadata: { generateName: "made-", namespace: "default" } });
    const names = ["generateName", "namespace", "managedFields"];
    expect(Object.keys(Object(shown).metadata)).toEqual(names);
    expect(body).toMatchObject({
      metadata: {
        name: expect.stringMatching(/^made-/),
        uid: expect.any(String),
        labels: { a: "b" },
      },
    });
  });

  test("comes after those before it, and its object is validated", () => {
    const cluster = clusterWith([mutating(["one", "two"])], {
      one: () => setting("color", "blue"),
      two: ({ object }) => ({
        allowed: true,
        patch: [
          { op: "replace", path: "/data", value: { [`not ${Object(object).data.color}`]: "" } },
        ],
      }),
    });
    expect(create(cluster, configMap("a", { x: "" }))).toMatchObject({
      code: 422,
      body: { reason: "Invalid", message: expect.stringContaining('"not blue"') },
    });
  });

  test.each([
    { behaviour: "is asked again if it has to be", policy: "IfNeeded", calls: 2 },
    { behaviour: "is asked once if it does not have to be", policy: "Never", calls: 1 },
  ])("that others come after $behaviour", ({ policy, calls }) => {
    const asked: string[] = [];
    const cluster = clusterWith(
      [mutating("first", { reinvocationPolicy: policy }), mutating("second")],
      {
        first({ object }) {
          asked.push(Object.keys(Object(object).data).join());
          return { allowed: true };
        },
        second: () => setting("color", "blue"),
      },
    );
    create(cluster, configMap("a", { x: "" }));
    expect(asked).toEqual(["x", "x,color"].slice(0, calls));
  });

  test("may refuse a deletion, but change nothing of it", () => {
    const cluster = clusterWith(
      [mutating("paint", { rules: [rule(["configmaps"], ["DELETE"])] })],
      {
        paint: () => setting("color", "blue"),
      },
    );
    create(cluster);
    expect(() => cluster.delete(ConfigMap, "a")).toThrow(
      'Internal error occurred: admission webhook "paint.example.com" attempted to modify the ' +
        "object, which is not supported for this operation",
    );
  });
});

describe("webhooks are asked", () => {
  const counted = (more: object, server: Partial<WebhookServer> = {}) => {
    let calls = 0;
    const guard = {
      ...server,
      admit() {
        calls += 1;
        return { allowed: true };
      },
    };
    const cluster = clusterWith([validating("guard", more)], { guard });
    return { cluster, calls: () => calls };
  };

  test.each([
    { behaviour: "for what their rules name", more: {}, calls: 1 },
    {
      behaviour: "not for other operations",
      more: { rules: [rule(["configmaps"], ["DELETE"])] },
      calls: 0,
    },
    {
      behaviour: "not for other objects",
      more: { objectSelector: { matchLabels: { a: "b" } } },
      calls: 0,
    },
    {
      behaviour: "where their conditions hold",
      more: { matchConditions: [{ name: "is-a", expression: "object.metadata.name == 'a'" }] },
      calls: 1,
    },
    {
      behaviour: "not where their conditions do not hold",
      more: { matchConditions: [{ name: "is-b", expression: "object.metadata.name == 'b'" }] },
      calls: 0,
    },
  ])("$behaviour", ({ more, calls }) => {
    const made = counted(more);
    create(made.cluster);
    expect(made.calls()).toBe(calls);
  });

  test("by a condition that fails, never: the request is refused", () => {
    const expression = "object.data.nothing == 'x'";
    const { cluster, calls } = counted({ matchConditions: [{ name: "fails", expression }] });
    expect(create(cluster)).toMatchObject({ code: 403, body: { reason: "Forbidden" } });
    expect(calls()).toBe(0);
  });

  test.each([
    { sideEffects: "None", code: 201 },
    { sideEffects: "NoneOnDryRun", code: 201 },
  ])("in a dry run, with sideEffects $sideEffects", ({ sideEffects, code }) => {
    const { cluster, calls } = counted({ sideEffects });
    expect(create(cluster, configMap("a"), { dryRun: true }).code).toBe(code);
    expect([calls(), dataOf(cluster)]).toEqual([1, undefined]);
  });

  test("with the latency that they have, while all else goes on", () => {
    const { cluster, calls } = counted({}, { latencyMs: 2000 });
    const codes: number[] = [];
    const asked = { verb: "create", resource, namespace: "default", actor: "x" } as const;
    cluster.server.ask({ ...asked, body: configMap("a") }, ({ code }) => codes.push(code));
    cluster.advance(1999);
    expect([calls(), codes]).toEqual([0, []]);
    cluster.advance(1);
    expect([calls(), codes]).toEqual([1, [201]]);
  });
});

const call = 'failed calling webhook "guard.example.com": ';
const post = 'failed to call webhook: Post "https://guard.default.svc:443/guard?timeout=10s": ';

describe("a webhook that fails", () => {
  const throws = (): never => {
    throw new Error("boom");
  };
  test.each([
    {
      behaviour: "throws",
      server: throws,
      reason:
        'failed to call webhook: an error on the server ("boom") has prevented the request from succeeding',
    },
    {
      behaviour: "is slow",
      server: { admit: () => ({ allowed: true }), latencyMs: 10_000 },
      reason: `${post}context deadline exceeded`,
    },
    {
      behaviour: "is none",
      server: {},
      reason: "failed to call webhook: the server could not find the requested resource",
    },
    {
      behaviour: "patches though it only validates",
      server: () => setting("a", "b"),
      reason: "received invalid webhook response: validating webhook may not return response.patch",
    },
  ])("and $behaviour refuses, unless it is to be ignored", ({ server, reason }) => {
    for (const [failurePolicy, code] of [
      ["Fail", 500],
      ["Ignore", 201],
    ] as const) {
      const cluster = clusterWith([validating("guard", { failurePolicy })], { guard: server });
      const answers: object[] = [];
      const asked = { verb: "create", resource, namespace: "default", actor: "x" } as const;
      cluster.server.ask({ ...asked, body: configMap("a") }, (answer) => answers.push(answer));
      cluster.advance("11s");
      const refusal = {
        reason: "InternalError",
        message: `Internal error occurred: ${call}${reason}`,
      };
      expect(answers).toMatchObject([{ code, ...(code === 500 && { body: refusal }) }]);
    }
  });

  test.each([
    {
      behaviour: "has no Service",
      objects: [],
      reason: `${post}service "guard" not found`,
    },
    {
      behaviour: "is at no port of its Service",
      objects: [serviceOf("guard", { ports: [{ port: 80 }] })],
      reason: `${post}no service port 443 found for service "guard"`,
    },
    {
      behaviour: "has a headless Service",
      objects: [serviceOf("guard", { clusterIP: "None", ports: [{ port: 443 }] })],
      reason: `${post}cannot route to service with ClusterIP "None"`,
    },
    {
      behaviour: "has no pods",
      objects: [serviceOf("guard", { clusterIP: "10.96.1.1", ports: [{ port: 443 }] })],
      reason: `${post}dial tcp 10.96.1.1:443: connect: connection refused`,
    },
  ])("because it $behaviour says so", ({ objects, reason }) => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply(objects);
    cluster.advance("10s");
    cluster.apply(validating("guard"));
    expect(create(cluster)).toMatchObject({
      code: 500,
      body: { message: `Internal error occurred: ${call}${reason}` },
    });
  });
});

test("a webhook whose pods are simulated allows everything, and says so", () => {
  const cluster = createCluster({ nodes: 1 });
  const metadata = { name: "guard", labels: { app: "guard" } };
  const containers = [{ name: "guard", image: "nginx:1.29" }];
  const ports = [{ port: 443, targetPort: 80 }];
  cluster.apply([
    { apiVersion: "v1", kind: "Pod", metadata, spec: { containers } },
    serviceOf("guard", { ports, selector: { app: "guard" } }),
  ]);
  cluster.advance("1m");
  cluster.apply(validating("guard"));
  expect(create(cluster)).toMatchObject({
    code: 201,
    warnings: ["the pods of Service default/guard are simulated and review nothing: allowed"],
  });
});

const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "web", image: "nginx:1.29" }] },
    },
  },
};
const injecting = mutating("injector", { rules: [rule(["pods"], ["CREATE"])] });
const inject: Admit = () => ({
  allowed: true,
  patch: [{ op: "add", path: "/spec/containers/-", value: { name: "proxy", image: "envoy:1.30" } }],
});
const imagesOf = (cluster: Cluster) =>
  cluster.list(Pod, "default").map(({ spec }) => spec.containers.map(({ image }) => image));

describe("pods that controllers make", () => {
  test("get the sidecar that a webhook injects, and run with it", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply([serviceOf("injector"), injecting]);
    cluster.webhook("default/injector", inject);
    cluster.apply(web);
    cluster.until(() => cluster.get(Deployment, "web")?.status.readyReplicas === 2);
    expect(imagesOf(cluster)).toEqual([
      ["nginx:1.29", "envoy:1.30"],
      ["nginx:1.29", "envoy:1.30"],
    ]);
  });

  test("are never more than wanted, however long the webhook takes", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply([serviceOf("injector"), injecting]);
    cluster.webhook("default/injector", { admit: inject, latencyMs: 3000 });
    cluster.apply(web);
    let most = 0;
    cluster.observe(() => {
      most = Math.max(most, cluster.list(Pod, "default").length);
    });
    cluster.until(() => cluster.get(Deployment, "web")?.status.readyReplicas === 2);
    cluster.advance("1m");
    expect(most).toBe(2);
  });

  test("are made once the webhook is back", () => {
    const cluster = createCluster({ nodes: 1 });
    cluster.apply([serviceOf("injector"), injecting, web]);
    cluster.advance("30s");
    expect(imagesOf(cluster)).toEqual([]);
    const failures = cluster
      .list(Event, "default")
      .filter(({ reason }) => reason === "FailedCreate");
    expect(failures[0]?.message).toMatch(
      /^Error creating: Internal error occurred: failed calling webhook "injector.example.com": /,
    );
    cluster.webhook("default/injector", inject);
    cluster.until(() => cluster.get(Deployment, "web")?.status.readyReplicas === 2);
  });

  test("are the same in every run", () => {
    const run = () => {
      const cluster = createCluster({ nodes: 1, seed: 7, interleaving: "shuffled" });
      cluster.apply([serviceOf("injector"), injecting]);
      cluster.webhook("default/injector", { admit: inject, latencyMs: 5 });
      cluster.apply(web);
      cluster.advance("2m");
      return cluster.digest();
    };
    expect(run()).toBe(run());
  });
});
