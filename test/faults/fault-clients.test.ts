/** Faults strike those who come over HTTP where they are told to. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { parseTime } from "../../api/runtime.ts";
import { Fault } from "../../api/sim/fault.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { serve } from "../../simulator/serve.ts";
import { type ServedCluster, servedCluster } from "../http-client.ts";
import { faultOf, faultStatus } from "./rollout.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
});
beforeEach(() => {
  for (const { metadata } of served.cluster.list(Fault)) {
    served.cluster.delete(Fault, metadata.name ?? "");
  }
  served.cluster.settle();
});
afterAll(() => served.close());

const path = "/api/v1/namespaces/default/configmaps";
const faults = "/apis/sim.kubesim.dev/v1alpha1/faults";
const kubectl = { "user-agent": "kubectl/v1.36.0 (linux/amd64) kubernetes/abcdef" };

function strike(spec: object): void {
  served.cluster.apply(faultOf(spec));
  served.cluster.settle();
}

const apply = (name: string) =>
  served.cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });

describe("who comes over HTTP", () => {
  test.each([
    { behaviour: "is spared where nobody is named", target: {}, code: 200 },
    { behaviour: "is spared where a process is named", target: { process: "kubelet" }, code: 200 },
    { behaviour: "is struck as a user", target: { process: "user" }, code: 503 },
    {
      behaviour: "is struck by the name of its program",
      target: { process: "kubectl" },
      code: 503,
    },
    { behaviour: "is spared by that of another", target: { process: "helm" }, code: 200 },
  ])("$behaviour", async ({ target, code }) => {
    strike({ type: "APIError", target, error: { code: 503, message: "not now" } });
    const { code: answered, body } = await served.send({ path, headers: kubectl });
    expect(answered).toBe(code);
    if (code === 503) {
      expect(body).toEqual({
        kind: "Status",
        apiVersion: "v1",
        metadata: {},
        status: "Failure",
        message: "not now",
        reason: "ServiceUnavailable",
        code: 503,
      });
    }
  });

  test("can always take a fault away", async () => {
    strike({ type: "APIUnavailable", target: { process: "user" } });
    expect((await served.send({ path })).code).toBe(503);
    expect((await served.send({ path: faults })).code).toBe(200);
    expect((await served.send({ method: "DELETE", path: `${faults}/trouble` })).code).toBe(200);
    served.cluster.settle();
    expect((await served.send({ path })).code).toBe(200);
  });

  test("may have written what is answered with a timeout", async () => {
    strike({ type: "TimeoutAfterCommit", target: { process: "user" } });
    const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "late" } };
    const { code } = await served.send({ method: "POST", path, body });
    expect([code, served.cluster.get(ConfigMap, "late")?.metadata.name]).toEqual([504, "late"]);
  });

  test("meets conflicts that nobody made", async () => {
    apply("busy");
    strike({ type: "ConflictStorm", target: { process: "user" }, times: 1 });
    const sent = {
      method: "PATCH",
      path: `${path}/busy`,
      headers: { "content-type": "application/merge-patch+json" },
      body: { data: { a: "b" } },
    };
    expect(await served.send(sent)).toMatchObject({
      code: 409,
      body: {
        reason: "Conflict",
        message:
          'Operation cannot be fulfilled on configmaps "busy": the object has been modified; ' +
          "please apply your changes to the latest version and try again",
        details: { name: "busy", kind: "configmaps" },
      },
    });
    expect((await served.send(sent)).code).toBe(200);
    served.cluster.settle();
    expect(faultStatus(served.cluster)).toMatchObject({ phase: "Ended", strikes: 1 });
  });

  test("waits for answers that take their time", async () => {
    const cluster = createCluster({ nodes: 0 });
    cluster.apply(faultOf({ type: "APILatency", target: { process: "user" }, delay: "2h" }));
    const hourMs = 3_600_000;
    const server = await serve(cluster, { host: "127.0.0.1", port: 0, speed: 1e7 });
    const sentMs = cluster.nowMs;
    const answer = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ metadata: { name: "slow" } }),
    });
    const answeredMs = cluster.nowMs;
    await server.close();
    expect(answer.status).toBe(201);
    const { creationTimestamp } = cluster.get(ConfigMap, "slow")?.metadata ?? {};
    const arrivedMs = (parseTime(creationTimestamp) ?? 0) + 1000;
    expect(arrivedMs - sentMs).toBeGreaterThanOrEqual(hourMs);
    expect(answeredMs - arrivedMs).toBeGreaterThanOrEqual(hourMs - 1000);
  });
});

describe("a watch over HTTP", () => {
  const watched = `${path}?watch=true`;
  const next = async (watch: { next(): Promise<unknown> }) => {
    const event = await watch.next();
    return event === undefined ? "end" : event;
  };

  test("ends when it is dropped, which is told by nothing", async () => {
    const watch = await served.watch(`${watched}&fieldSelector=metadata.name%3Dnobody`);
    strike({ type: "WatchDrop", target: { process: "user" } });
    expect(await next(watch)).toBe("end");
    expect(faultStatus(served.cluster)).toMatchObject({ phase: "Ended", strikes: 1 });
  });

  test("ends with the word that what it follows is gone", async () => {
    const watch = await served.watch(`${watched}&fieldSelector=metadata.name%3Dnobody`);
    strike({ type: "WatchCompacted", target: { process: "user" } });
    const event = await next(watch);
    expect(event).toMatchObject({ type: "ERROR", object: { code: 410, reason: "Expired" } });
    expect(await next(watch)).toBe("end");
  });

  test("is told later, and in order", async () => {
    const selector = "fieldSelector=metadata.name%3Dtold";
    const watch = await served.watch(`${watched}&${selector}`);
    strike({ type: "WatchDelay", target: { process: "user" }, delay: "5s", times: 1 });
    apply("told");
    served.cluster.patch(ConfigMap, "told", { data: { a: "b" } });
    served.cluster.advance("4s");
    served.cluster.patch(ConfigMap, "told", { data: { a: "c" } });
    served.cluster.advance("2s");
    const events = [await next(watch), await next(watch), await next(watch)];
    expect(events).toMatchObject([
      { type: "ADDED" },
      { type: "MODIFIED", object: { data: { a: "b" } } },
      { type: "MODIFIED", object: { data: { a: "c" } } },
    ]);
    watch.close();
  });

  test("is refused where requests are", async () => {
    strike({ type: "APIError", target: { process: "user", verbs: ["watch"] } });
    expect((await served.send({ path: watched })).code).toBe(500);
    expect((await served.send({ path })).code).toBe(200);
  });
});
