import { describe, expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import { createCluster } from "../cluster.ts";
import { TrafficDriver } from "./driver.ts";
import type { Sender } from "./sender.ts";
import { Workers, type WorkersOptions } from "./testing/workers.ts";

/** A cluster whose Traffics this driver runs, over a network of one server. */
function driven(options: Partial<WorkersOptions> | Sender = {}, seed = 0) {
  const cluster = createCluster({ nodes: 1 });
  cluster.components.stop("traffic");
  const startMs = cluster.nowMs;
  const down = "down" in options ? options.down : undefined;
  const sender =
    "send" in options
      ? options
      : new Workers({
          workers: 1,
          answerMs: 10,
          ...options,
          ...(down && { down: { fromMs: startMs + down.fromMs, toMs: startMs + down.toMs } }),
        });
  const { server: handler, clock } = cluster;
  const driver = new TrafficDriver({ handler, clock, random: seededRandom(seed), sender });
  driver.start();
  return {
    cluster,
    driver,
    sender,
    create(spec: object) {
      const metadata = { name: "shoppers" };
      const base = { url: "http://web.example/" };
      const { apiVersion, kind } = Traffic;
      cluster.apply({ apiVersion, kind, metadata, spec: { ...base, ...spec } });
    },
    status: () => {
      const found = cluster.get(Traffic, "shoppers");
      if (found === undefined) throw new Error("the Traffic is gone");
      return found.status;
    },
  };
}

const constant = (rate: number) => ({ rate, arrivals: "Constant" });

describe("a Traffic with a rate", () => {
  test("sends at its pace, and tells all that came of it", () => {
    const { cluster, create, status } = driven({ answerMs: 5 });
    create({ load: constant(50), duration: "2s" });
    cluster.advance("3s");
    const zone = { namespace: "default", node: "node-0", failed: 0 };
    expect(status()).toEqual({
      observedGeneration: 1,
      phase: "Complete",
      lastUpdateTime: "2026-01-01T00:00:02.000000Z",
      startTime: "2026-01-01T00:00:00.000000Z",
      completionTime: "2026-01-01T00:00:02.000000Z",
      sent: 100,
      succeeded: 100,
      failed: 0,
      inFlight: 0,
      latency: {
        mean: "5ms",
        p50: "5ms",
        p90: "5ms",
        p95: "5ms",
        p99: "5ms",
        max: "5ms",
        histogram: "796:100",
      },
      pods: [
        { ...zone, name: "web-0", requests: 33 },
        { ...zone, name: "web-1", requests: 34 },
        { ...zone, name: "web-2", requests: 33 },
      ],
      timeline: {
        interval: "1s",
        parts: [
          { sent: 50, failed: 0, p99: "5ms" },
          { sent: 50, failed: 0, p99: "5ms" },
        ],
      },
      conditions: [
        {
          type: "Running",
          status: "False",
          reason: "Complete",
          message: "the load is over",
          lastTransitionTime: "2026-01-01T00:00:02Z",
        },
        {
          type: "Complete",
          status: "True",
          reason: "LoadOver",
          message: "100 requests, of which 0 failed",
          lastTransitionTime: "2026-01-01T00:00:02Z",
        },
      ],
    });
  });

  test("waits for its time, and for what is under way at its end", () => {
    const { cluster, create, status } = driven({ answerMs: 1500 });
    create({ load: constant(1), duration: "2s", startAfter: "10s" });
    cluster.advance("9s");
    expect([status().phase, status().sent]).toEqual(["Pending", 0]);
    cluster.advance("3s");
    expect([status().phase, status().sent, status().inFlight]).toEqual(["Running", 2, 1]);
    cluster.advance("2s");
    const { phase, startTime, completionTime, latency } = status();
    expect({ phase, startTime, completionTime, max: latency?.max }).toEqual({
      phase: "Complete",
      startTime: "2026-01-01T00:00:10.000000Z",
      completionTime: "2026-01-01T00:00:13.500000Z",
      max: "2s",
    });
  });

  test("goes on whatever becomes of it: who is too slow queues, and times out", () => {
    const { cluster, create, status } = driven({ answerMs: 30 });
    create({ load: constant(50), duration: "10s", timeout: "1s" });
    cluster.advance("12s");
    const { sent, succeeded, failed, failures, firstFailure } = status();
    expect({ sent, succeeded, failed, failures, firstFailure }).toEqual({
      sent: 500,
      succeeded: 98,
      failed: 402,
      failures: { Timeout: 402 },
      firstFailure: {
        time: "2026-01-01T00:00:02.970000Z",
        reason: "Timeout",
        message: "no answer in time",
      },
    });
  });

  test("counts each cause by itself, over a server that goes and comes back", () => {
    const down = { fromMs: 1000, toMs: 2000 };
    const { cluster, create, status } = driven({ answerMs: 5, workers: 9, down });
    create({ load: constant(100), duration: "3s" });
    cluster.advance("4s");
    const { succeeded, failures, timeline } = status();
    expect({ succeeded, failures, parts: timeline?.parts?.slice(0, 3) }).toEqual({
      succeeded: 199,
      failures: { ConnectionReset: 1, ConnectionRefused: 100 },
      parts: [
        { sent: 100, failed: 0, p99: "5ms" },
        { sent: 100, failed: 101 },
        { sent: 100, failed: 0, p99: "5ms" },
      ],
    });
  });

  test("sends again what may be sent again", () => {
    const down = { fromMs: 1000, toMs: 1300 };
    const { cluster, create, status } = driven({ workers: 99, down });
    const retries = { attempts: 3, backoff: "100ms" };
    create({ load: constant(10), duration: "2s", retries });
    cluster.advance("3s");
    const { sent, succeeded, failed, retried, latency } = status();
    // Those of 1.05, 1.15 and 1.25 s are sent again: at once is too early for the first of them.
    expect({ sent, succeeded, failed, retried, max: latency?.max }).toEqual({
      sent: 20,
      succeeded: 20,
      failed: 0,
      retried: 5,
      max: "310ms",
    });
  });

  test("takes for a success what it is told to", () => {
    const status503 = () => 503;
    const { cluster, create, status } = driven({ status: status503 });
    create({ load: constant(5), duration: "1s", expect: { statuses: ["503"] } });
    cluster.advance("2s");
    expect([status().succeeded, status().failed]).toEqual([5, 0]);
  });

  test("sends its requests as often as their weights say", () => {
    const { cluster, create, sender } = driven({ answerMs: 0 });
    const headers = [{ name: "Host", value: "shop.example" }];
    const requests = [{ weight: 3 }, { method: "POST", path: "/cart", headers }];
    create({ load: constant(1000), duration: "4s", requests });
    cluster.advance("5s");
    const asked = sender instanceof Workers ? Object.fromEntries(sender.asked) : {};
    expect(Object.keys(asked).sort()).toEqual(["GET web.example/", "POST shop.example/cart"]);
    expect(Math.abs((asked["GET web.example/"] ?? 0) - 3000)).toBeLessThan(110);
  });
});

describe("connections of a Traffic", () => {
  test.each([
    { behaviour: "are opened for each request", keepAlive: undefined, opened: 100 },
    { behaviour: "are kept where it says so", keepAlive: { connections: 4 }, opened: 4 },
    {
      behaviour: "carry no more requests than it says",
      keepAlive: { connections: 4, requestsPerConnection: 5 },
      opened: 20,
    },
  ])("$behaviour", ({ keepAlive, opened }) => {
    const { cluster, create, sender, status } = driven();
    create({ load: constant(50), duration: "2s", ...(keepAlive && { keepAlive }) });
    cluster.advance("3s");
    expect(status().succeeded).toBe(100);
    expect(sender instanceof Workers && sender.opened.get("outside")).toBe(opened);
  });

  test("that the server has closed are opened anew", () => {
    const down = { fromMs: 1005, toMs: 1006 };
    const { cluster, create, sender, status } = driven({ down });
    create({ load: constant(50), duration: "2s", keepAlive: { connections: 4 } });
    cluster.advance("3s");
    expect(status().succeeded).toBe(100);
    expect(sender instanceof Workers && sender.opened.get("outside")).toBe(4);
  });
});

describe("a Traffic of clients", () => {
  test("waits for each answer before it sends again", () => {
    const { cluster, create, status } = driven({ answerMs: 100 });
    create({ load: { clients: 5, arrivals: "Constant" }, duration: "10s" });
    cluster.advance("11s");
    const { sent, latency } = status();
    // One worker answers ten requests a second, whoever asks.
    expect([sent, latency?.p50]).toEqual([104, "500ms"]);
  });

  test("thinks between them, on the average as long as it says", () => {
    const { cluster, create, status } = driven({ workers: 100, answerMs: 10 });
    create({ load: { clients: 50, thinkTime: "990ms" }, duration: "100s" });
    cluster.advance("2m");
    // 50 clients with a second each: 5,000 requests, with a deviation of about 70.
    expect(Math.abs(status().sent - 5000)).toBeLessThan(280);
  });

  test("has as many clients as its stages say, at each time", () => {
    const { cluster, create, status } = driven({ workers: 100, answerMs: 100 });
    const stages = [
      { duration: "10s", clients: 10 },
      { duration: "10s", clients: 10 },
      { duration: "10s", clients: 0 },
      { duration: "0s", clients: 5 },
      { duration: "10s", clients: 5 },
    ];
    create({ load: { stages, arrivals: "Constant" } });
    cluster.advance("1m");
    const { timeline, phase } = status();
    const perSecond = (timeline?.parts ?? []).map(({ sent }) => sent / 10);
    expect(phase).toBe("Complete");
    expect(perSecond.slice(0, 10).every((clients, at) => Math.abs(clients - at) <= 0.5)).toBe(true);
    expect(perSecond.slice(11, 20)).toEqual(Array.from({ length: 9 }, () => 10));
    expect(perSecond.slice(31, 40)).toEqual(Array.from({ length: 9 }, () => 5));
  });

  test("keeps a connection for each", () => {
    const { cluster, create, sender } = driven({ workers: 100 });
    create({ load: { clients: 7, thinkTime: "100ms" }, duration: "10s", keepAlive: {} });
    cluster.advance("11s");
    expect(sender instanceof Workers && sender.opened.get("outside")).toBe(7);
  });

  test("does not send without end at one moment", () => {
    const { cluster, create, status } = driven({ answerMs: 0 });
    create({ load: { clients: 1 }, duration: "1s" });
    cluster.advance("2s");
    expect(status().sent).toBe(1000);
  });
});

describe("the sources of a Traffic", () => {
  const pod = (name: string, app: string) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, labels: { app } },
    spec: { containers: [{ name: "app", image: "busybox", command: ["sleep", "100000"] }] },
  });

  test.each([
    { behaviour: "are beyond the cluster", from: undefined, sources: ["outside"] },
    { behaviour: "are a pod", from: { pod: "a-0" }, sources: ["a-0"] },
    {
      behaviour: "are the running pods with labels",
      from: { podSelector: { matchLabels: { app: "a" } } },
      sources: ["a-0", "a-1"],
    },
    { behaviour: "are a node", from: { node: "node-7" }, sources: ["node-7"] },
    { behaviour: "are all nodes", from: { nodeSelector: {} }, sources: ["node-0"] },
  ])("$behaviour", ({ from, sources }) => {
    const { cluster, create, sender } = driven();
    cluster.apply([pod("a-0", "a"), pod("a-1", "a"), pod("b-0", "b")]);
    cluster.advance("1m");
    create({ load: constant(50), duration: "1s", ...(from && { from }) });
    cluster.advance("2s");
    expect(sender instanceof Workers && [...sender.opened.keys()].sort()).toEqual(sources);
  });

  test("that are not there send nothing, which is a failure", () => {
    const { cluster, create, status } = driven();
    const from = { podSelector: { matchLabels: { app: "none" } } };
    create({ load: { clients: 3, arrivals: "Constant" }, duration: "10s", from });
    cluster.advance("11s");
    expect([status().sent, status().failures]).toEqual([30, { NoClient: 30 }]);
  });
});

describe("the driver", () => {
  test("goes on after a restart with what its status says; what was under way is lost", () => {
    const { cluster, create, driver, status } = driven({ answerMs: 200, workers: 100 });
    create({ load: constant(10), duration: "20s" });
    cluster.advance("12.5s");
    const before = status();
    driver.stop();
    driver.start();
    cluster.advance("10s");
    const { phase, sent, succeeded, failed, inFlight, lost, latency, startTime } = status();
    expect([before.sent, before.inFlight]).toEqual([100, 2]);
    // The status is of 10 s: what was sent since, 25 requests, nobody knows of.
    expect({ phase, sent, succeeded, failed, inFlight, lost, startTime }).toEqual({
      phase: "Complete",
      sent: 175,
      succeeded: 173,
      failed: 0,
      inFlight: 0,
      lost: 2,
      startTime: before.startTime,
    });
    expect([latency?.p50, latency?.mean]).toEqual(["200ms", "200ms"]);
  });

  test("stops with the object, and begins anew with another of its name", () => {
    const { cluster, create, sender, status } = driven();
    create({ load: constant(10) });
    cluster.advance("5s");
    cluster.delete(Traffic, "shoppers");
    cluster.advance("5s");
    expect(sender instanceof Workers && sender.opened.get("outside")).toBe(50);
    create({ load: constant(10) });
    cluster.advance("1s");
    expect(status().sent).toBe(10);
  });

  test("goes by a spec that changes, and keeps what it has counted", () => {
    const { cluster, create, status } = driven({ workers: 10 });
    create({ load: constant(10) });
    cluster.advance("10s");
    cluster.patch(Traffic, "shoppers", { spec: { load: { rate: 100 } } });
    cluster.advance("10s");
    expect(status().sent).toBe(1100);
    cluster.patch(Traffic, "shoppers", { spec: { suspend: true } });
    cluster.advance("10s");
    expect([status().phase, status().sent, status().inFlight]).toEqual(["Suspended", 1100, 0]);
    cluster.patch(Traffic, "shoppers", { spec: { suspend: false, duration: "31s" } });
    cluster.advance("10s");
    expect([status().phase, status().sent]).toEqual(["Complete", 1200]);
  });

  test("begins with what is suspended once it no longer is", () => {
    const { cluster, create, status } = driven();
    create({ load: constant(10), duration: "5s", suspend: true });
    cluster.advance("1m");
    cluster.patch(Traffic, "shoppers", { spec: { suspend: false } });
    cluster.advance("10s");
    expect([status().sent, status().startTime]).toEqual([50, "2026-01-01T00:01:00.000000Z"]);
  });

  test("writes every second at first, then every five", () => {
    const { cluster, create } = driven({ workers: 10 });
    const writes: number[] = [];
    const startMs = cluster.nowMs;
    cluster.observe(({ resource, type }) => {
      if (resource.startsWith("traffics") && type === "MODIFIED") {
        writes.push((cluster.nowMs - startMs) / 1000);
      }
    });
    create({ load: constant(50), duration: "22s" });
    cluster.advance("1m");
    expect(writes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 22]);
  });

  test("gives the same run for the same seed, and another for another", () => {
    const run = (seed: number, own: number) => {
      const { cluster, create, status } = driven({ workers: 2 }, seed);
      create({ load: { rate: 50 }, duration: "10s", seed: own });
      cluster.advance("20s");
      return status();
    };
    expect(run(1, 1)).toEqual(run(1, 1));
    expect(run(1, 1)).not.toEqual(run(2, 1));
    expect(run(1, 1)).not.toEqual(run(1, 2));
  });
});
