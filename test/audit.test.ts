/** The audit log of a cluster that is served: what comes over HTTP, and how. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditEvent } from "../apiserver/audit/index.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const events: AuditEvent[] = [];
let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0, audit: { log: (event) => events.push(event) } });
});
afterAll(() => served.close());

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

test("a watch is noted as it begins and as it ends", async () => {
  events.length = 0;
  const watch = await served.watch("/api/v1/configmaps?watch=true");
  expect(events.map(({ verb, stage }) => [verb, stage])).toEqual([
    ["watch", "RequestReceived"],
    ["watch", "ResponseStarted"],
  ]);
  await watch.close();
});
