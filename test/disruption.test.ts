/** Evictions keep within the budgets that guard their pods. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { ConfigMap } from "../api/core/configmap.ts";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { PodDisruptionBudget } from "../api/policy/pod-disruption-budget.ts";
import { formatTime } from "../api/runtime.ts";
import { untyped } from "../client/action.ts";
import { isPodActive, isPodReady } from "../controllers/pod-state.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const namespace = "default";

const deployment = (replicas: number, container: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "web", image: "nginx:1.25", ...container }] },
    },
  },
});

const budget = (spec: object, name = "web") => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name },
  spec: { selector: { matchLabels: { app: "web" } }, ...spec },
});

/** Three ready pods, and budgets whose controller has seen them. */
function guarded(...budgets: readonly object[]): Cluster {
  const cluster = createCluster({ seed: 3 });
  cluster.apply(deployment(3));
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 3);
  cluster.apply(budgets);
  cluster.advance("1s");
  return cluster;
}

function evict(cluster: Cluster, name: string, options: object = {}) {
  const body = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name }, ...options };
  const place = { resource: untyped(Pod), namespace, name, subresource: "eviction" } as const;
  return cluster.server.handle({ verb: "create", actor: "user", ...place, body });
}

const podNames = (cluster: Cluster) => cluster.list(Pod).map(({ metadata }) => metadata.name ?? "");

const refusal = (message: string) => ({
  code: 429,
  body: {
    reason: "TooManyRequests",
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    details: { causes: [{ reason: "DisruptionBudget", message }] },
  },
});

describe("an eviction", () => {
  test("is refused once the budget is spent, and granted when the pods are back", () => {
    const cluster = guarded(budget({ maxUnavailable: 1 }));
    const [first = "", second = ""] = podNames(cluster);
    expect(evict(cluster, first).code).toBe(201);
    expect(evict(cluster, second)).toMatchObject(
      refusal("The disruption budget web needs 2 healthy pods and has 3 currently"),
    );
    cluster.advance("1m");
    expect(evict(cluster, second).code).toBe(201);
  });

  test("is refused while the budget is new", () => {
    const cluster = guarded();
    cluster.apply(budget({ maxUnavailable: 1 }));
    const [name = ""] = podNames(cluster);
    expect(evict(cluster, name)).toMatchObject(
      refusal("The disruption budget web is still being processed by the server."),
    );
  });

  test("takes nothing off the budget as a dry run", () => {
    const cluster = guarded(budget({ minAvailable: 2 }));
    const [first = "", second = ""] = podNames(cluster);
    expect(evict(cluster, first, { deleteOptions: { dryRun: ["All"] } }).code).toBe(201);
    expect(cluster.get(PodDisruptionBudget, "web")?.status.disruptionsAllowed).toBe(1);
    expect(evict(cluster, second).code).toBe(201);
  });

  test("asks the budget before it looks whether the pod is the one that was meant", () => {
    const cluster = guarded(budget({ maxUnavailable: 1 }));
    const [name = ""] = podNames(cluster);
    const another = { deleteOptions: { preconditions: { uid: "another" } } };
    expect(evict(cluster, name, another)).toMatchObject({
      code: 409,
      body: { reason: "Conflict" },
    });
    expect(evict(cluster, name, another)).toMatchObject(
      refusal("The disruption budget web needs 2 healthy pods and has 3 currently"),
    );
  });

  test("is refused where two budgets guard the pod", () => {
    const cluster = guarded(budget({ minAvailable: 1 }), budget({ minAvailable: 1 }, "other"));
    const [name = ""] = podNames(cluster);
    expect(evict(cluster, name)).toMatchObject({
      code: 500,
      body: {
        message:
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does " +
          "not support.",
      },
    });
  });

  test("is granted whatever the budget for a pod that has not started", () => {
    const cluster = guarded(budget({ minAvailable: "100%" }));
    const [name = ""] = podNames(cluster);
    expect(evict(cluster, name).code).toBe(429);
    cluster.apply({
      ...deployment(1),
      metadata: { name: "stuck" },
      spec: { ...deployment(1, { image: "example.invalid/none:1" }).spec },
    });
    cluster.advance("2s");
    const pending = cluster.list(Pod).find(({ status }) => status.phase === "Pending");
    expect(evict(cluster, pending?.metadata.name ?? "").code).toBe(201);
  });

  const probed = { readinessProbe: { httpGet: { port: 80 } } };
  test.each([
    { policy: undefined, code: 429 },
    { policy: "IfHealthyBudget", code: 429 },
    { policy: "AlwaysAllow", code: 201 },
  ])("of a pod that is not ready is answered with $code under $policy", ({ policy, code }) => {
    const cluster = createCluster({ behaviorOf: () => ({ httpStatus: () => 503 }) });
    cluster.apply(deployment(3, probed));
    cluster.apply(budget({ maxUnavailable: 0, unhealthyPodEvictionPolicy: policy }));
    cluster.advance("1m");
    const [name = ""] = podNames(cluster);
    expect(evict(cluster, name).code).toBe(code);
  });
});

describe("a budget", () => {
  const foreign = (apiVersion: string, kind: string, uid: string) => [
    { apiVersion, kind, name: "boss", uid, controller: true },
  ];
  const conditionOf = (cluster: Cluster) =>
    cluster.get(PodDisruptionBudget, "web")?.status.conditions?.[0]?.message;
  const pod = (ownerReferences: readonly object[]) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", labels: { app: "web" }, ownerReferences },
    spec: { containers: [{ name: "web", image: "nginx:1.25" }] },
  });

  test("cannot count on pods of what has no scale, or is not known", () => {
    const cluster = createCluster();
    cluster.apply(budget({ maxUnavailable: 1 }));
    cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "boss" } });
    const { uid = "" } = cluster.get(ConfigMap, "boss")?.metadata ?? {};
    cluster.apply(pod(foreign("v1", "ConfigMap", uid)));
    cluster.advance("1s");
    expect(conditionOf(cluster)).toBe("configmaps does not implement the scale subresource");
    cluster.request({ verb: "delete", resource: Pod, namespace, name: "p" });
    cluster.advance("1m");
    cluster.apply(pod(foreign("example.com/v1", "Train", "t")));
    cluster.advance("1s");
    expect(conditionOf(cluster)).toBe('no matches for kind "Train" in version "example.com/v1"');
  });

  test("counts on a ReplicaSet that what is above it does not keep as Deployments do", () => {
    const cluster = createCluster();
    const { spec } = deployment(2);
    const ownerReferences = foreign("example.com/v1", "Deployment", "d");
    const metadata = { name: "web", ownerReferences };
    cluster.apply({ apiVersion: "apps/v1", kind: "ReplicaSet", metadata, spec });
    cluster.apply(budget({ maxUnavailable: 1 }));
    cluster.advance("30s");
    expect(cluster.get(PodDisruptionBudget, "web")?.status).toMatchObject({
      expectedPods: 2,
      disruptionsAllowed: 1,
    });
  });

  test("that shares a pod with another has it told on the pod", () => {
    const cluster = createCluster();
    cluster.apply([budget({ minAvailable: 1 }), budget({ minAvailable: 1 }, "other")]);
    cluster.apply(deployment(1));
    cluster.advance("30s");
    const [name = ""] = podNames(cluster);
    const told = cluster.list(Event, namespace).filter(({ source }) => {
      return source?.component === "controllermanager";
    });
    expect(told).toContainEqual(
      expect.objectContaining({
        type: "Warning",
        reason: "MultiplePodDisruptionBudgets",
        message:
          `Pod "default"/"${name}" matches multiple PodDisruptionBudgets.  ` +
          'Chose "web" arbitrarily.',
      }),
    );
  });

  test("waits two minutes for a pod whose eviction it granted", () => {
    const cluster = guarded(budget({ maxUnavailable: 1 }));
    const [name = ""] = podNames(cluster);
    const disruptedPods = { [name]: formatTime(cluster.clock.now()) };
    const resource = untyped(PodDisruptionBudget);
    const place = {
      verb: "patch",
      resource,
      namespace,
      name: "web",
      subresource: "status",
    } as const;
    cluster.request({ ...place, patchType: "merge", body: { status: { disruptedPods } } });
    const healthy = () => cluster.get(PodDisruptionBudget, "web")?.status.currentHealthy;
    cluster.advance("1m");
    expect(healthy()).toBe(2);
    cluster.advance("1m");
    expect(healthy()).toBe(3);
  });
});

test("evictions at any moment leave as many pods as the budget asks for", () => {
  const scenario = fc.record({
    seed: fc.nat({ max: 1000 }),
    replicas: fc.integer({ min: 1, max: 6 }),
    limit: fc.oneof(
      fc.record({ maxUnavailable: fc.oneof(fc.nat({ max: 3 }), fc.constantFrom("20%", "50%")) }),
      fc.record({ minAvailable: fc.oneof(fc.nat({ max: 6 }), fc.constantFrom("34%", "90%")) }),
    ),
    pauses: fc.array(fc.nat({ max: 3000 }), { minLength: 3, maxLength: 12 }),
  });
  fc.assert(
    fc.property(scenario, ({ seed, replicas, limit, pauses }) => {
      const cluster = createCluster({ seed, informerDelayMs: () => 20 });
      cluster.apply(deployment(replicas));
      cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === replicas);
      cluster.apply(budget(limit));
      cluster.advance("1s");
      const fewest = cluster.get(PodDisruptionBudget, "web")?.status.desiredHealthy ?? 0;
      for (const pauseMs of pauses) {
        for (const name of podNames(cluster)) evict(cluster, name);
        const healthy = cluster.list(Pod).filter((pod) => isPodActive(pod) && isPodReady(pod));
        // Where fewer were there to begin with, no eviction was to blame.
        expect(healthy.length).toBeGreaterThanOrEqual(Math.min(fewest, replicas));
        cluster.advance(pauseMs);
      }
    }),
    { numRuns: 40 },
  );
});
