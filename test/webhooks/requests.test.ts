/** Which requests webhooks see, and in what form. */
import { describe, expect, test } from "vitest";
import type { AdmissionRequest } from "../../api/admission-review.ts";
import { Deployment } from "../../api/apps/deployment.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { program } from "../../simulator/programs/index.ts";
import { configMap, mutating, rule, serviceOf, validating } from "./configurations.ts";

/** A cluster whose webhook allows everything, and what it was asked. */
function watched(configuration: object, nodes = 0) {
  const cluster = createCluster({ nodes });
  const seen: AdmissionRequest[] = [];
  cluster.apply([serviceOf("hook"), configuration]);
  cluster.webhook("default/hook", (request) => {
    seen.push(request);
    return { allowed: true };
  });
  return { cluster, seen };
}
const validatingAll = (rules: readonly object[], more: object = {}) =>
  validating("hook", { rules, ...more });

const containers = [{ name: "web", image: "nginx:1.29" }];
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers } },
  },
};

describe("a request in another version than the rules name", () => {
  const scaler = {
    apiVersion: "autoscaling/v1",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web" },
    spec: {
      maxReplicas: 3,
      targetCPUUtilizationPercentage: 50,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    },
  };
  const v2 = { ...rule(["horizontalpodautoscalers"]), apiVersions: ["v2"] };

  test("is shown in the version that they name", () => {
    const { cluster, seen } = watched(validatingAll([v2]));
    cluster.apply(scaler);
    expect(seen).toMatchObject([
      {
        kind: { group: "autoscaling", version: "v2", kind: "HorizontalPodAutoscaler" },
        resource: { group: "autoscaling", version: "v2", resource: "horizontalpodautoscalers" },
        requestKind: { group: "autoscaling", version: "v1" },
        requestResource: { group: "autoscaling", version: "v1" },
        object: {
          apiVersion: "autoscaling/v2",
          spec: { metrics: [{ resource: { name: "cpu", target: { averageUtilization: 50 } } }] },
        },
      },
    ]);
  });

  test("is not shown where the match policy is Exact", () => {
    const { cluster, seen } = watched(validatingAll([v2], { matchPolicy: "Exact" }));
    cluster.apply(scaler);
    expect(seen).toEqual([]);
  });

  test("is changed in the version that they name", () => {
    const { cluster } = watched(mutating("hook", { rules: [v2] }));
    cluster.webhook("default/hook", () => ({
      allowed: true,
      patch: [
        { op: "replace", path: "/spec/metrics/0/resource/target/averageUtilization", value: 70 },
      ],
    }));
    const resource = { group: "autoscaling", version: "v1", plural: "horizontalpodautoscalers" };
    const made = cluster.request({ verb: "create", resource, namespace: "default", body: scaler });
    expect(made).toMatchObject({
      apiVersion: "autoscaling/v1",
      spec: { targetCPUUtilizationPercentage: 70 },
    });
  });
});

describe("a subresource", () => {
  test("is shown as what is sent to it", () => {
    const rules = [rule(["deployments/scale", "pods/binding", "pods/eviction"])];
    const { cluster, seen } = watched(validatingAll(rules), 1);
    cluster.apply(deployment);
    cluster.until(() => cluster.get(Deployment, "web")?.status.readyReplicas === 1);
    const apps = { group: "apps", version: "v1", plural: "deployments" };
    const scale = { verb: "patch", patchType: "merge", resource: apps, name: "web" } as const;
    const body = { spec: { replicas: 0 } };
    const [pod] = cluster.list(Pod, "default");
    const name = pod?.metadata.name ?? "";
    cluster.request({
      verb: "create",
      resource: { group: "", version: "v1", plural: "pods" },
      namespace: "default",
      name,
      subresource: "eviction",
      body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name } },
    });
    cluster.request({ ...scale, namespace: "default", subresource: "scale", body });
    expect(
      seen.map(({ kind, subResource, operation, userInfo }) => [
        `${operation} ${kind.group}/${kind.version} ${kind.kind} ${subResource}`,
        userInfo.username,
      ]),
    ).toEqual([
      ["CREATE /v1 Binding binding", "system:kube-scheduler"],
      ["CREATE policy/v1 Eviction eviction", "kubernetes-admin"],
      ["UPDATE autoscaling/v1 Scale scale", "kubernetes-admin"],
    ]);
  });

  test("may be refused, so that nothing of the object changes", () => {
    const { cluster } = watched(validatingAll([rule(["pods/eviction"])]), 1);
    cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "a" }, spec: { containers } });
    cluster.advance("1m");
    cluster.webhook("default/hook", () => ({ allowed: false, status: { message: "stay" } }));
    const before = cluster.get(Pod, "a");
    const body = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: "a" } };
    const resource = { group: "", version: "v1", plural: "pods" };
    const at = { resource, namespace: "default", name: "a", subresource: "eviction" } as const;
    expect(() => cluster.request({ verb: "create", ...at, body })).toThrow(
      "denied the request: stay",
    );
    expect(cluster.get(Pod, "a")).toBe(before);
  });
});

describe("webhooks are not asked", () => {
  test("about webhooks, or what steers the simulation", () => {
    const { cluster, seen } = watched(validatingAll([rule(["*/*"], ["CREATE"])]));
    cluster.apply([
      mutating("other", { rules: [rule(["secrets"])] }),
      {
        apiVersion: "sim.kubesim.dev/v1alpha1",
        kind: "ImageBehavior",
        metadata: { name: "b" },
        spec: { image: "example.com/*" },
      },
      configMap("a"),
    ]);
    expect(seen.map(({ kind }) => kind.kind)).toEqual(["ConfigMap"]);
  });
});

describe("a question of access", () => {
  const resource = {
    group: "authorization.k8s.io",
    version: "v1",
    plural: "selfsubjectaccessreviews",
  };
  const ask = (cluster: Cluster, spec: object) =>
    cluster.ask({ verb: "create", resource, body: { spec } });
  const resourceAttributes = { verb: "get", resource: "pods" };
  const about = validatingAll([rule(["selfsubjectaccessreviews"])]);

  test("is shown as it is asked", async () => {
    const { cluster, seen } = watched(about);
    const answer = await ask(cluster, { resourceAttributes });
    expect(answer).toMatchObject({ status: { allowed: true } });
    expect(seen).toMatchObject([
      {
        kind: { group: resource.group, version: "v1", kind: "SelfSubjectAccessReview" },
        operation: "CREATE",
        object: { spec: { resourceAttributes } },
      },
    ]);
  });

  test("is not shown where it is none", async () => {
    const { cluster, seen } = watched(about);
    await expect(ask(cluster, {})).rejects.toThrow("must be specified");
    expect(seen).toEqual([]);
  });

  test("is not answered where a webhook has something against it", async () => {
    const { cluster } = watched(about);
    cluster.webhook("default/hook", () => ({ allowed: false, status: { message: "hush" } }));
    await expect(ask(cluster, { resourceAttributes })).rejects.toThrow(
      'admission webhook "hook.example.com" denied the request: hush',
    );
  });
});

describe("who waits for a webhook", () => {
  const slow = (cluster: Cluster, latencyMs: number) =>
    cluster.webhook("default/hook", { admit: () => ({ allowed: true }), latencyMs });

  test("is a program too, whose request takes as long", async () => {
    const { cluster } = watched(validatingAll([rule(["configmaps"], ["CREATE"])]));
    slow(cluster, 3000);
    let tookMs = 0;
    cluster.run(
      program("writer", async ({ url, dispatcher }) => {
        const startMs = Date.now();
        // Node's own types of fetch know no dispatcher, though it takes one.
        const init = { dispatcher } as RequestInit;
        const answer = await fetch(`${url}/api/v1/namespaces/default/configmaps`, {
          ...init,
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(configMap("a")),
        });
        tookMs = answer.status === 201 ? Date.now() - startMs : -1;
      }),
    );
    await cluster.play("10s");
    expect(tookMs).toBeGreaterThanOrEqual(3000);
    expect(tookMs).toBeLessThan(3100);
  });

  test("may be killed meanwhile: what reached the server is done, and the next one sees it", () => {
    const { cluster } = watched(validatingAll([rule(["pods"], ["CREATE"])]), 1);
    slow(cluster, 5000);
    cluster.apply({ ...deployment, spec: { ...deployment.spec, replicas: 2 } });
    cluster.advance("2s");
    cluster.restart("kube-controller-manager");
    cluster.advance("2m");
    expect(cluster.get(Deployment, "web")?.status.readyReplicas).toBe(2);
    expect(
      cluster
        .list(Pod, "default")
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined),
    ).toHaveLength(2);
  });

  test("is nobody where the answer depends on who waits: time goes on for others", async () => {
    const { cluster } = watched(validatingAll([rule(["configmaps"], ["CREATE"])]));
    cluster.webhook("default/hook", async () => {
      await new Promise<void>((resolve) => {
        cluster.clock.setTimer(4000, resolve);
      });
      return { allowed: true };
    });
    const resource = { group: "", version: "v1", plural: "configmaps" };
    const startMs = cluster.nowMs;
    await cluster.ask({ verb: "create", resource, namespace: "default", body: configMap("a") });
    expect(cluster.nowMs - startMs).toBe(4001);
    expect(cluster.get(ConfigMap, "a")).toBeDefined();
  });
});
