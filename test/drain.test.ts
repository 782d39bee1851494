/** What `kubesim drain` does as time passes: it tries again, waits, and gives up. */
import { expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { Pod } from "../api/core/pod/pod.ts";
import type { Json, JsonObject } from "../api/json.ts";
import type { ApiRequest } from "../api/request.ts";
import type { Status } from "../api/status.ts";
import { type Removal, type RemovalIo, removePods } from "../cli/node/eviction.ts";
import type { Request } from "../cli/server/http.ts";
import type { Target } from "../cli/targets/targets.ts";
import { untyped } from "../client/action.ts";
import { Failure, Failures, RefusedError } from "../client/kubectl/failure.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const deployment = (replicas: number) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        terminationGracePeriodSeconds: 5,
        containers: [{ name: "web", image: "busybox", command: ["sleep", "infinity"] }],
      },
    },
  },
});

const budget = {
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web" },
  spec: { minAvailable: 2, selector: { matchLabels: { app: "web" } } },
};

/** Two ready pods. */
function webCluster(): Cluster {
  const cluster = createCluster({ seed: 3 });
  cluster.apply(deployment(2));
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 2);
  return cluster;
}

const resource = {
  ...untyped(Pod),
  singular: "pod",
  kind: "Pod",
  namespaced: true,
  shortNames: [],
  categories: [],
  verbs: [],
  subresources: [],
};

const targetsOf = (cluster: Cluster): readonly Target[] =>
  cluster.list(Pod).map((pod) => {
    const { name = "", namespace } = pod.metadata;
    // What a client reads is JSON.
    return { resource, namespace, name, object: JSON.parse(JSON.stringify(pod)) };
  });

/** Requests for a pod, and for its eviction. */
function requestOf({ method = "GET", path, body = "{}" }: Request): ApiRequest {
  const parsed: unknown = JSON.parse(body);
  const [, namespace, name = "", subresource] =
    /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/?]+)(?:\/(\w+))?$/.exec(path) ?? [];
  const verb = method === "POST" ? "create" : method === "DELETE" ? "delete" : "get";
  const place = { resource: untyped(Pod), namespace, name, ...(subresource && { subresource }) };
  return { verb, actor: "user", ...place, ...(verb === "create" && { body: parsed }) };
}

/** Removes the pods of a cluster, second by second, and tells what is printed when. */
async function removeAll(
  cluster: Cluster,
  removal: Partial<Removal>,
  eachSecond: (second: number) => void = () => undefined,
): Promise<{ readonly lines: readonly string[]; readonly failures: readonly string[] }> {
  const lines: string[] = [];
  const startMs = cluster.nowMs;
  const tell = (line: string) => {
    const seconds = Math.round((cluster.nowMs - startMs) / 1000);
    const renamed = names.reduce((text, name, index) => text.replace(name, `pod-${index}`), line);
    lines.push(`${seconds}s ${renamed}`);
  };
  const targets = targetsOf(cluster);
  const names = targets.map(({ name }) => name);
  const io: RemovalIo = {
    clock: cluster.clock,
    now: () => cluster.nowMs,
    print: tell,
    warn: tell,
    client: clientOf(cluster),
  };
  const full: Removal = {
    disableEviction: false,
    graceSeconds: undefined,
    timeoutMs: 0,
    skipAfterSeconds: 0,
    dryRun: "none",
    ...removal,
  };
  let isDone = false;
  const failures: unknown[] = [];
  const done = removePods(io, targets, full)
    .catch((error: unknown) => {
      failures.push(...(error instanceof Failures ? error.errors : [error]));
    })
    .finally(() => {
      isDone = true;
    });
  for (let second = 0; second < 120; second += 1) {
    await severalTurns();
    if (isDone) break;
    eachSecond(second);
    cluster.advance("1s");
  }
  await done;
  const texts = failures.map((error) => (error instanceof Failure ? error.message : String(error)));
  return {
    lines,
    failures: texts.map((text) =>
      names.reduce((told, name, index) => told.replace(name, `pod-${index}`), text),
    ),
  };
}

const clientOf = (cluster: Cluster): RemovalIo["client"] => ({
  text: () => Promise.reject(new Error("nobody reads text here")),
  lines: () => Promise.reject(new Error("nobody watches here")),
  async json(request): Promise<JsonObject> {
    const { code, body } = cluster.server.handle(requestOf(request));
    // A refusal is a Status, and every other answer is JSON.
    if (code >= 400) throw new RefusedError(body as Status);
    return JSON.parse(JSON.stringify(body)) as Record<string, Json>;
  },
});

/** Whatever follows from answers has followed after that; only time can bring more. */
async function severalTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

test("pods are evicted side by side, and waited for", async () => {
  const { lines, failures } = await removeAll(webCluster(), {});
  expect(failures).toEqual([]);
  expect(lines).toEqual([
    "0s evicting pod default/pod-0",
    "0s evicting pod default/pod-1",
    "6s pod/pod-0 evicted",
    "6s pod/pod-1 evicted",
  ]);
});

test("an eviction that a budget forbids is tried again every five seconds", async () => {
  const cluster = webCluster();
  cluster.apply(budget);
  cluster.advance("1s");
  const { lines, failures } = await removeAll(cluster, {}, (second) => {
    if (second === 7) cluster.apply(deployment(3));
  });
  const refusal =
    "(will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.";
  expect(failures).toEqual([]);
  expect(lines).toEqual([
    "0s evicting pod default/pod-0",
    "0s evicting pod default/pod-1",
    `0s error when evicting pods/"pod-0" -n "default" ${refusal}`,
    `0s error when evicting pods/"pod-1" -n "default" ${refusal}`,
    "5s evicting pod default/pod-0",
    "5s evicting pod default/pod-1",
    `5s error when evicting pods/"pod-0" -n "default" ${refusal}`,
    `5s error when evicting pods/"pod-1" -n "default" ${refusal}`,
    "10s evicting pod default/pod-0",
    "10s evicting pod default/pod-1",
    `10s error when evicting pods/"pod-1" -n "default" ${refusal}`,
    "15s evicting pod default/pod-1",
    "16s pod/pod-0 evicted",
    "21s pod/pod-1 evicted",
  ]);
});

test("the time for all of it may be up while an eviction waits, or a pod ends", async () => {
  const cluster = webCluster();
  cluster.apply({ ...budget, spec: { ...budget.spec, minAvailable: 1 } });
  cluster.advance("1s");
  const { failures } = await removeAll(cluster, { timeoutMs: 3_000, graceSeconds: 60 });
  expect(failures).toEqual([
    'error when waiting for pod "pod-0" in namespace "default" to terminate: ' +
      "context deadline exceeded",
    'error when evicting pods/"pod-1" -n "default": global timeout reached: 3s',
  ]);
});

test("pods that were to be gone long ago are left alone", async () => {
  const cluster = webCluster();
  const [pod] = cluster.list(Pod);
  cluster.powerOff(pod?.spec.nodeName ?? "");
  const { lines, failures } = await removeAll(cluster, { skipAfterSeconds: 3 });
  expect(failures).toEqual([]);
  expect(lines.filter((line) => line.includes("skipping"))).toEqual([
    '9s pod "pod-0" has DeletionTimestamp older than 3 seconds, skipping',
    '9s pod "pod-1" has DeletionTimestamp older than 3 seconds, skipping',
  ]);
});

test("deleting asks no budget", async () => {
  const cluster = webCluster();
  cluster.apply(budget);
  cluster.advance("1s");
  const { lines, failures } = await removeAll(cluster, { disableEviction: true });
  expect(failures).toEqual([]);
  expect(lines).toEqual(["6s pod/pod-0 deleted", "6s pod/pod-1 deleted"]);
});

test("an eviction that is only tried waits for nothing", async () => {
  const { lines } = await removeAll(webCluster(), { dryRun: "server" });
  expect(lines).toEqual([
    "0s evicting pod default/pod-0 (server dry run)",
    "0s evicting pod default/pod-1 (server dry run)",
  ]);
});
