/** The troubles of manifests/behaviors/, as pods have them that carry their labels. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { getRequest } from "../../api/http-message.ts";
import { PodMetrics } from "../../api/metrics/pod-metrics.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { untyped } from "../../client/action.ts";
import { containerLog, serve } from "../../kubelet/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

const probe = { httpGet: { path: "/", port: 80 }, periodSeconds: 5, failureThreshold: 2 };

function template(name: string): void {
  const path = fileURLToPath(new URL(`../../manifests/behaviors/${name}.yaml`, import.meta.url));
  cluster.apply(readFileSync(path, "utf8"));
}

function run(trouble: string, container: object = {}): void {
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", labels: { trouble } },
    spec: { containers: [{ name: "c", image: "nginx:1.27", ...container }] },
  });
}

/** The pod, with that behaviour applied before. */
function troubled(trouble: string, container: object = {}): void {
  template(trouble);
  run(trouble, container);
}

const pod = () => cluster.get(Pod, "p");
const status = () => pod()?.status.containerStatuses?.[0];
const isRunning = () => status()?.state.running !== undefined;
const waiting = () => status()?.state.waiting?.reason;
const last = () => status()?.lastState.terminated;
const messages = (reason: string) =>
  cluster
    .list(Event)
    .filter((each) => each.reason === reason)
    .map(({ message }) => message);

describe("crash-loop", () => {
  test("ends with 1 again and again, ever later", () => {
    troubled("crash-loop");
    cluster.until(() => status()?.restartCount === 3, { within: "5m" });
    cluster.advance("5s");
    expect([waiting(), last()?.exitCode, last()?.reason]).toEqual(["CrashLoopBackOff", 1, "Error"]);
  });

  test("logs why", () => {
    troubled("crash-loop");
    cluster.until(() => waiting() === "CrashLoopBackOff", { within: "1m" });
    const log = containerLog(
      pod() ?? expect.fail(),
      "c",
      { nowMs: cluster.nowMs },
      cluster.kubelet,
    );
    expect(log).toContain("fatal: cannot reach the database\n");
  });

  test("is over for the next start once nothing is said any more", () => {
    troubled("crash-loop");
    cluster.until(() => status()?.restartCount === 2, { within: "2m" });
    cluster.delete(ImageBehavior, "crash-loop");
    cluster.until(isRunning, { within: "10m" });
    cluster.advance("1h");
    expect(isRunning()).toBe(true);
  });
});

describe("memory-leak", () => {
  const limited = { resources: { limits: { memory: "80Mi" } } };

  test("is killed where it reaches its limit, two minutes after its start", () => {
    troubled("memory-leak", limited);
    cluster.until(isRunning);
    cluster.advance("119s");
    expect(status()?.restartCount).toBe(0);
    cluster.advance("5s");
    expect([last()?.reason, last()?.exitCode]).toEqual(["OOMKilled", 137]);
  });

  test("keeps its limit from being lowered below what it has grown to", () => {
    const limited = { requests: { memory: "20Mi" }, limits: { memory: "200Mi" } };
    troubled("memory-leak", { resources: limited });
    cluster.until(isRunning);
    cluster.advance("140s");
    cluster.request({
      verb: "patch",
      patchType: "strategic",
      resource: untyped(Pod),
      namespace: "default",
      name: "p",
      subresource: "resize",
      body: { spec: { containers: [{ name: "c", resources: { limits: { memory: "50Mi" } } }] } },
    });
    cluster.advance("5s");
    expect([isRunning(), status()?.restartCount]).toEqual([true, 0]);
    const told = pod()?.status.conditions?.find(({ type }) => type === "PodResizeInProgress");
    expect([told?.reason, told?.message]).toEqual([
      "Error",
      expect.stringMatching(/^cannot decrease memory limits: .* below current usage/),
    ]);
  });

  test("is seen by who measures", () => {
    troubled("memory-leak");
    cluster.until(isRunning);
    cluster.advance("70s");
    const early = usedMebibytes();
    cluster.advance("2m");
    expect(usedMebibytes() - early).toBeCloseTo(60, 0);
  });
});

function usedMebibytes(): number {
  const { memory = "0" } = cluster.get(PodMetrics, "p")?.containers[0]?.usage ?? {};
  return quantityToNumber(memory) / 2 ** 20;
}

describe("image-missing", () => {
  test("waits with ImagePullBackOff until it is there", () => {
    troubled("image-missing");
    cluster.until(() => waiting() === "ImagePullBackOff", { within: "1m" });
    expect(messages("Failed").some((message) => message?.includes("code = NotFound"))).toBe(true);
    cluster.delete(ImageBehavior, "image-missing");
    cluster.until(isRunning, { within: "6m" });
    expect(status()?.restartCount).toBe(0);
  });
});

describe("flaky-registry", () => {
  test("comes up all the same, later", () => {
    troubled("flaky-registry");
    const tookMs = cluster.until(isRunning, { within: "30m" });
    expect(tookMs).toBeGreaterThan(30_000);
  });
});

describe("slow-start", () => {
  test("is ready after 40 to 50 seconds", () => {
    troubled("slow-start", { readinessProbe: { ...probe, periodSeconds: 1 } });
    cluster.until(isRunning);
    const tookMs = cluster.until(() => status()?.ready === true, { within: "2m" });
    expect(tookMs / 1000).toBeGreaterThanOrEqual(39);
    expect(tookMs / 1000).toBeLessThanOrEqual(52);
  });

  test("is killed for good by a liveness probe that does not wait", () => {
    troubled("slow-start", { livenessProbe: probe });
    cluster.advance("5m");
    expect(status()?.restartCount).toBeGreaterThanOrEqual(3);
  });
});

describe("errors", () => {
  test("takes it out of service after a minute", () => {
    troubled("errors", { readinessProbe: probe });
    cluster.until(() => status()?.ready === true);
    cluster.advance("75s");
    expect([status()?.ready, status()?.restartCount]).toEqual([false, 0]);
    expect(messages("Unhealthy")).toContain(
      "Readiness probe failed: HTTP probe failed with statuscode: 500",
    );
  });

  test("comes over a container that runs already", () => {
    run("errors", { readinessProbe: probe });
    cluster.until(() => status()?.ready === true);
    cluster.advance("10m");
    template("errors");
    cluster.advance("50s");
    expect(status()?.ready).toBe(true);
    cluster.advance("25s");
    expect(status()?.ready).toBe(false);
  });
});

describe("slow-answers", () => {
  test("fails probes that wait for a second, and not those that wait for five", () => {
    troubled("slow-answers", { readinessProbe: probe });
    cluster.advance("30s");
    expect(messages("Unhealthy")[0]).toContain("Client.Timeout exceeded while awaiting headers");
    cluster.delete(Pod, "p");
    cluster.until(() => pod() === undefined, { within: "1m" });
    run("slow-answers", { readinessProbe: { ...probe, timeoutSeconds: 5 } });
    cluster.until(() => status()?.ready === true, { within: "1m" });
  });
});

/** What comes of so many requests that are sent at once. */
function outcomes(count: number): readonly unknown[] {
  const { kubelet, nowMs } = cluster;
  const made = pod() ?? expect.fail();
  const request = getRequest("/", { host: "web", port: 80 });
  const context = { pod: made, nowMs, configuration: () => undefined, kubelet };
  return Array.from({ length: count }, () => {
    const served = serve(request, context);
    return "response" in served ? served.response.status : Object.keys(served)[0];
  });
}
const countOf = (all: readonly unknown[], wanted: unknown) =>
  all.filter((each) => each === wanted).length;

describe("flaky-start", () => {
  test("ends twice, and then holds", () => {
    troubled("flaky-start");
    cluster.until(() => status()?.restartCount === 2, { within: "2m" });
    cluster.advance("10m");
    expect([isRunning(), status()?.restartCount]).toEqual([true, 2]);
  });
});

describe("flaky-readiness", () => {
  test("is not ready for half a minute, and never restarted", () => {
    troubled("flaky-readiness", { readinessProbe: probe });
    cluster.until(() => status()?.ready === true, { within: "20s" });
    const lostMs = cluster.until(() => status()?.ready === false, { within: "1m" });
    const awayMs = cluster.until(() => status()?.ready === true, { within: "1m" });
    expect(lostMs).toBeGreaterThan(25_000);
    expect(awayMs).toBeGreaterThan(15_000);
    expect(awayMs).toBeLessThan(35_000);
    expect(status()?.restartCount).toBe(0);
  });
});

describe("an ImageBehavior", () => {
  const say = (spec: object) =>
    cluster.apply({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "ImageBehavior",
      metadata: { name: "said" },
      spec: { image: "*", ...spec },
    });

  test("says how long a pull takes", () => {
    say({ pull: { duration: "42s" } });
    run("none");
    expect(cluster.until(isRunning, { within: "2m" })).toBeGreaterThan(42_000);
  });

  test("ends so many of a hundred starts", () => {
    say({ exits: { after: "1s", code: 1, percent: 50 } });
    const names = Array.from({ length: 60 }, (_, index) => `p-${index}`);
    for (const name of names) {
      cluster.apply({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name },
        spec: { restartPolicy: "Never", containers: [{ name: "c", image: "nginx:1.27" }] },
      });
    }
    cluster.advance("2m");
    const failed = cluster.list(Pod).filter(({ status: { phase } }) => phase === "Failed").length;
    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
  });

  test("answers by the headers of requests", () => {
    const canary = [{ name: "X-Canary", value: "al*" }];
    say({ http: [{ status: 418, requestHeaders: canary }] });
    run("none");
    cluster.until(isRunning);
    cluster.advance("5s");
    const asked = (headers: Readonly<Record<string, string>>) =>
      cluster.curl(`http://${pod()?.status.podIP}/`, { from: "node/node-0", headers }).response
        ?.status;
    expect([asked({}), asked({ "x-canary": "never" }), asked({ "X-Canary": "always" })]).toEqual([
      200, 200, 418,
    ]);
  });
});

describe("rate-limited", () => {
  test("turns nearly half of all requests away, and stays ready", () => {
    troubled("rate-limited", { readinessProbe: probe });
    cluster.until(() => status()?.ready === true);
    cluster.advance("1m");
    const all = outcomes(1_000);
    expect(countOf(all, 429)).toBeGreaterThan(440);
    expect(countOf(all, 429) + countOf(all, 200)).toBe(1_000);
    expect(countOf(all, 429)).toBeLessThan(540);
    expect(status()?.ready).toBe(true);
  });
});

describe("overloaded", () => {
  test("takes twelve requests at once, and answers 503 to the others", () => {
    troubled("overloaded");
    cluster.until(isRunning);
    cluster.advance("5s");
    expect(countOf(outcomes(20), 200)).toBe(12);
    cluster.advance("2s");
    expect([countOf(outcomes(12), 200), countOf(outcomes(1), 503)]).toEqual([12, 1]);
  });
});

describe("not-listening", () => {
  test("refuses connections, so that its probe fails", () => {
    troubled("not-listening", { readinessProbe: probe });
    cluster.until(isRunning);
    cluster.advance("30s");
    expect(outcomes(1)).toEqual(["refused"]);
    expect(messages("Unhealthy")[0]).toContain("connect: connection refused");
    expect(status()?.ready).toBe(false);
  });
});

describe("hang", () => {
  test("is restarted by its liveness probe after two minutes", () => {
    troubled("hang", { livenessProbe: probe });
    cluster.until(isRunning);
    cluster.advance("115s");
    expect(status()?.restartCount).toBe(0);
    cluster.until(() => status()?.restartCount === 1, { within: "1m" });
    expect(last()?.exitCode).toBe(137);
  });
});

describe("a deleted pod", () => {
  const goneAfterSeconds = (trouble: string) => {
    troubled(trouble);
    cluster.until(isRunning);
    cluster.advance("10s");
    cluster.delete(Pod, "p");
    return cluster.until(() => pod() === undefined, { within: "2m" }) / 1000;
  };

  test("with ignores-sigterm stays for its grace period of 30 seconds", () => {
    expect(goneAfterSeconds("ignores-sigterm")).toBeCloseTo(30, -1);
  });

  test("with slow-stop stays for 20 seconds", () => {
    expect(goneAfterSeconds("slow-stop")).toBeCloseTo(20, -1);
  });
});

test("a pod without the label has none of the troubles", () => {
  for (const name of ["crash-loop", "hang", "errors", "image-missing"]) template(name);
  run("none", { readinessProbe: probe, livenessProbe: probe });
  cluster.advance("10m");
  expect([status()?.ready, status()?.restartCount]).toEqual([true, 0]);
});
