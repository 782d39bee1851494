/** The audit log of a cluster that is served: what comes over HTTP, and how. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEvent } from "../apiserver/audit/index.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const events: AuditEvent[] = [];
let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0, audit: { log: (event) => events.push(event) } });
});
afterAll(() => served.close());

interface NotedRequest {
  readonly path: string;
  readonly method?: string;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function notedOf({ method = "GET", ...request }: NotedRequest) {
  events.length = 0;
  await served.send({ method, ...request });
  return events.filter(({ stage }) => stage === "ResponseComplete");
}

async function noted(path: string, method = "GET", body?: object) {
  events.length = 0;
  await served.send({ path, method, body, headers: { "user-agent": "kubectl/v1.36" } });
  return events.filter(({ stage }) => stage === "ResponseComplete");
}

test("a write over HTTP is noted with its URI, its client and its address", async () => {
  const path = "/api/v1/namespaces/default/configmaps";
  expect(await noted(`${path}?fieldManager=me`, "POST", { metadata: { name: "a" } })).toMatchObject(
    [
      {
        requestURI: `${path}?fieldManager=me`,
        verb: "create",
        userAgent: "kubectl/v1.36",
        sourceIPs: ["127.0.0.1"],
        objectRef: { resource: "configmaps", namespace: "default", name: "a", apiVersion: "v1" },
        responseStatus: { code: 201 },
      },
    ],
  );
});

test("a document is noted, and is no resource", async () => {
  const [event] = await noted("/version");
  expect(event).toMatchObject({
    requestURI: "/version",
    verb: "get",
    responseStatus: { code: 200 },
  });
  expect(event?.objectRef).toBeUndefined();
});

test("what is connected to is noted, with its refusal", async () => {
  expect(await noted("/api/v1/namespaces/default/pods/none/exec?command=sh", "POST")).toMatchObject(
    [
      {
        verb: "create",
        objectRef: { resource: "pods", namespace: "default", name: "none", subresource: "exec" },
        responseStatus: { code: 404 },
      },
    ],
  );
});

test("a log is noted", async () => {
  expect(await noted("/api/v1/namespaces/default/pods/none/log")).toMatchObject([
    { verb: "get", objectRef: { subresource: "log" }, responseStatus: { code: 404 } },
  ]);
});

describe("what is refused before it is understood is noted", () => {
  const decision = "authorization.k8s.io/decision";
  const reason = "authorization.k8s.io/reason";
  const administrator =
    'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" of ClusterRole "cluster-admin" ' +
    'to Group "kubeadm:cluster-admins"';
  const allowed = { [decision]: "allow", [reason]: administrator };
  const ann = { "impersonate-user": "ann" };

  test.each<[string, NotedRequest, object]>([
    [
      "a body that is none",
      { path: "/api/v1/namespaces/default/configmaps", method: "POST", body: "{" },
      { verb: "create", responseStatus: { code: 400 }, annotations: allowed },
    ],
    [
      "a resource that nobody serves",
      { path: "/api/v1/namespaces/default/unicorns/a" },
      {
        verb: "get",
        objectRef: { resource: "unicorns", namespace: "default", name: "a", apiVersion: "v1" },
        responseStatus: { code: 404 },
        annotations: allowed,
      },
    ],
    [
      "a path that nobody serves",
      { path: "/nowhere" },
      { verb: "get", requestURI: "/nowhere", responseStatus: { code: 404 }, annotations: allowed },
    ],
    [
      "what roles forbid",
      { path: "/api/v1/namespaces/default/pods", headers: ann },
      {
        verb: "list",
        user: { username: "kubernetes-admin" },
        impersonatedUser: { username: "ann", groups: ["system:authenticated"] },
        responseStatus: { status: "Failure", reason: "Forbidden", code: 403 },
        annotations: { [decision]: "forbid", [reason]: "" },
      },
    ],
  ])("%s", async (_, request, expected) => {
    expect(await notedOf(request)).toMatchObject([expected]);
  });

  test("a token that is not good, of which only the answer is", async () => {
    events.length = 0;
    const headers = { authorization: "Bearer swordfish" };
    await served.send({ path: "/api/v1/pods", method: "GET", headers });
    expect(events).toMatchObject([
      {
        stage: "ResponseStarted",
        verb: "list",
        user: {},
        objectRef: { resource: "pods", apiVersion: "v1" },
        responseStatus: {
          metadata: {},
          message: "Authentication failed, attempted: bearer",
          code: 401,
        },
      },
    ]);
  });

  test("whom one may not be taken for, which no role was asked about", async () => {
    const name = "asker";
    const accounts = "/api/v1/namespaces/default/serviceaccounts";
    await served.send({ path: accounts, method: "POST", body: { metadata: { name } } });
    const made = await served.send({ path: `${accounts}/${name}/token`, method: "POST", body: {} });
    const { status } = JSON.parse(made.text);
    const headers = { authorization: `Bearer ${status.token}`, ...ann };
    const [event, ...more] = await notedOf({ path: "/api/v1/pods", headers });
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      user: { username: "system:serviceaccount:default:asker" },
      responseStatus: {
        code: 403,
        message: expect.stringContaining('cannot impersonate-on:user-info:list resource "pods"'),
      },
    });
    expect(event).not.toHaveProperty("annotations");
    expect(event).not.toHaveProperty("impersonatedUser");
  });
});

test("a watch is noted as it begins and as it ends", async () => {
  events.length = 0;
  const watch = await served.watch("/api/v1/configmaps?watch=true");
  expect(events.map(({ verb, stage }) => [verb, stage])).toEqual([
    ["watch", "RequestReceived"],
    ["watch", "ResponseStarted"],
  ]);
  await watch.close();
});
