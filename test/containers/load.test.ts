/** What the servers of pods can take, as it is said of them and as their limits make it. */
import { beforeEach, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { getRequest } from "../../api/http-message.ts";
import { PodMetrics } from "../../api/metrics/pod-metrics.ts";
import { milliValue } from "../../api/quantity.ts";
import { type Served, serve } from "../../kubelet/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

function said(spec: object): void {
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "ImageBehavior",
    metadata: { name: "web" },
    spec: { image: "nginx", ...spec },
  });
}

const status = () => cluster.get(Pod, "web")?.status.containerStatuses?.[0];

function run(container: object = {}, pod: object = {}): void {
  const containers = [{ name: "c", image: "nginx:1.27", ...container }];
  const spec = { containers, ...pod };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec });
  cluster.until(() => status()?.ready === true);
  cluster.advance("2s");
}

/** What comes of a request that is sent now. */
function ask(path = "/"): Served {
  const { kubelet, nowMs } = cluster;
  const pod = cluster.get(Pod, "web") ?? expect.fail("there is no pod");
  const { processes } = kubelet;
  const request = getRequest(path, { host: "web", port: 80 });
  const configuration = () => undefined;
  return serve(request, { pod, nowMs, configuration, kubelet: { ...kubelet, processes } });
}

/** The status and the time of such a request. */
function outcome(): readonly unknown[] {
  const served = ask();
  if ("response" in served) return [served.response.status, served.tookMs];
  return Object.keys(served);
}

describe("capacity", () => {
  test("lets so many be answered at once, so many wait, and turns the others away", () => {
    said({
      http: [{ latency: "100ms" }],
      capacity: { concurrency: 1, queue: 1, overflowStatus: 503 },
    });
    run();
    expect([outcome(), outcome(), outcome()]).toEqual([
      [200, 100],
      [200, 200],
      [503, 0],
    ]);
  });

  test("refuses the others where no status is said", () => {
    said({ http: [{ latency: "100ms" }], capacity: { concurrency: 1, queue: 0 } });
    run();
    expect([outcome(), outcome()]).toEqual([[200, 100], ["refused"]]);
  });

  test("holds for what runs, from when it is said", () => {
    run();
    expect(outcome()[0]).toBe(200);
    said({ http: [{ latency: "100ms" }], capacity: { concurrency: 1, queue: 0 } });
    expect([outcome(), outcome()]).toEqual([[200, 100], ["refused"]]);
  });
});

describe("answers", () => {
  test("fail for so many of a hundred requests, with their headers", () => {
    const headers = [{ name: "Retry-After", value: "1" }];
    said({ http: [{ status: 429, headers, failPercent: 30 }] });
    run({ readinessProbe: { httpGet: { path: "/", port: 80 } } });
    const all = Array.from({ length: 1_000 }, () => ask());
    const failed = all.filter((each) => "response" in each && each.response.status === 429);
    expect(failed.length).toBeGreaterThan(250);
    expect(failed.length).toBeLessThan(350);
    expect(failed[0]).toMatchObject({ response: { headers: { "retry-after": "1" } } });
    expect(status()?.ready).toBe(true);
  });

  test("take a time that is drawn for each of them", () => {
    said({ http: [{ latency: "100ms", latencyJitter: "50ms" }] });
    run();
    const times = Array.from({ length: 100 }, () => Number(outcome()[1]));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...times)).toBeLessThanOrEqual(150);
    expect(new Set(times).size).toBeGreaterThan(20);
  });
});

describe("the limit of CPU", () => {
  test("makes requests take longer, one after the other, and is what is measured", () => {
    said({ resources: { cpu: "0", perRequest: { cpu: "20m" } } });
    run({ resources: { limits: { cpu: "100m" } } });
    expect([outcome(), outcome()]).toEqual([
      [200, 200],
      [200, 400],
    ]);
    for (let count = 0; count < 40; count += 1) {
      cluster.advance("1s");
      for (let each = 0; each < 5; each += 1) ask();
    }
    const usage = cluster.get(PodMetrics, "web")?.containers[0]?.usage;
    expect(milliValue(usage?.cpu ?? "0")).toBe(100);
  });
});

describe("memory that requests hold", () => {
  test("ends a container that has not enough of it", () => {
    said({
      http: [{ latency: "5s" }],
      resources: { memory: "50Mi", perRequest: { memory: "20Mi" } },
    });
    run({ resources: { limits: { memory: "100Mi" } } });
    expect([outcome(), outcome(), outcome()]).toEqual([
      [200, 5_000],
      [200, 5_000],
      ["reset", "tookMs"],
    ]);
    cluster.advance("1s");
    expect(status()?.lastState?.terminated).toMatchObject({ reason: "OOMKilled", exitCode: 137 });
    cluster.until(() => status()?.ready === true, { within: "1m" });
    cluster.advance("1m");
    expect([status()?.restartCount, outcome()]).toEqual([1, [200, 5_000]]);
  });
});

describe("a pod that is deleted", () => {
  test("takes no more connections once it has got its signal", () => {
    run({ lifecycle: { preStop: { sleep: { seconds: 5 } } } });
    cluster.delete(Pod, "web");
    cluster.advance("4s");
    expect(outcome()[0]).toBe(200);
    cluster.until(() => cluster.get(Pod, "web") === undefined || outcome()[0] === "refused");
    expect(cluster.get(Pod, "web")).toBeDefined();
  });

  test("goes on where it ignores the signal", () => {
    said({ termination: { ignoresSignal: true } });
    run();
    cluster.delete(Pod, "web");
    cluster.advance("20s");
    expect(outcome()[0]).toBe(200);
  });
});

test("nobody answers at a port that nobody listens on, or before the server is there", () => {
  said({ ports: [8080] });
  run();
  expect(outcome()).toEqual(["refused"]);
});

test("a server that hangs takes connections and answers none", () => {
  said({ hangs: { after: "1s" } });
  run();
  expect(outcome()).toEqual(["hangs"]);
});
