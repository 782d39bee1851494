/**
 * Tasks, "Manage Memory, CPU, and API Resources", "Limit Storage Consumption", and the concept
 * "Limit Ranges" of Kubernetes' documentation.
 */
import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Event } from "../../api/core/event.ts";
import { LimitRange } from "../../api/core/limit-range/limit-range.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { applied, refusal, resourcesOf, sized } from "./pages.ts";

describe("default memory requests and limits for a namespace", () => {
  const cluster = applied("limit-ranges/memory-defaults.yaml");

  test.each([
    {
      behaviour: "a container that specifies nothing gets both defaults",
      name: "default-mem-demo",
      resources: { limits: { memory: "512Mi" }, requests: { memory: "256Mi" } },
    },
    {
      behaviour: "a container's limit, but not its request: the request matches the limit",
      name: "default-mem-demo-2",
      resources: { limits: { memory: "1Gi" }, requests: { memory: "1Gi" } },
    },
    {
      behaviour: "a container's request, but not its limit: the limit is the default",
      name: "default-mem-demo-3",
      resources: { limits: { memory: "512Mi" }, requests: { memory: "128Mi" } },
    },
  ])("$behaviour", ({ name, resources }) => {
    expect(resourcesOf(cluster, name)).toEqual(resources);
  });

  test("a quota for memory can be kept by pods that say nothing", () => {
    const limited = applied("limit-ranges/memory-defaults.yaml");
    limited.apply({
      apiVersion: "v1",
      kind: "ResourceQuota",
      metadata: { name: "mem" },
      spec: { hard: { "limits.memory": "10Gi" } },
    });
    limited.settle();
    expect(refusal(limited, sized("more", {}))).toBeUndefined();
    limited.delete(LimitRange, "mem-limit-range");
    expect(refusal(limited, sized("yet-more", {}))).toBe(
      'pods "yet-more" is forbidden: failed quota: mem: must specify limits.memory for: web',
    );
  });
});

test("default CPU requests and limits for a namespace", () => {
  const cluster = applied("limit-ranges/cpu-defaults.yaml");
  const { metadata } = cluster.get(Pod, "default-cpu-demo") ?? {};
  expect([resourcesOf(cluster, "default-cpu-demo"), metadata?.annotations]).toEqual([
    { limits: { cpu: "1" }, requests: { cpu: "500m" } },
    expect.objectContaining({
      "kubernetes.io/limit-ranger":
        "LimitRanger plugin set: cpu request for container web; cpu limit for container web",
    }),
  ]);
});

describe("minimum and maximum memory constraints for a namespace", () => {
  const cluster = applied("limit-ranges/memory-constraints.yaml");

  test("the LimitRange has defaults, which nobody gave", () => {
    expect(cluster.get(LimitRange, "mem-min-max-demo-lr")?.spec.limits).toEqual([
      {
        type: "Container",
        max: { memory: "1Gi" },
        min: { memory: "500Mi" },
        default: { memory: "1Gi" },
        defaultRequest: { memory: "1Gi" },
      },
    ]);
  });

  test.each([
    {
      behaviour: "a Pod that exceeds the maximum memory constraint",
      resources: { limits: { memory: "1500Mi" }, requests: { memory: "800Mi" } },
      fact: "maximum memory usage per Container is 1Gi, but limit is 1500Mi",
    },
    {
      behaviour: "a Pod that does not meet the minimum memory request",
      resources: { limits: { memory: "800Mi" }, requests: { memory: "100Mi" } },
      fact: "minimum memory usage per Container is 500Mi, but request is 100Mi",
    },
  ])("$behaviour is not created", ({ resources, fact }) => {
    expect(refusal(cluster, sized("demo", resources))).toBe(`pods "demo" is forbidden: ${fact}`);
  });

  test("a Pod that does not specify any memory request or limit gets the maximum", () => {
    const memory = "1Gi";
    expect(resourcesOf(cluster, "constraints-mem-demo-4")).toEqual({
      limits: { memory },
      requests: { memory },
    });
  });

  test("a LimitRange changes nothing of the Pods that are there", () => {
    const later = createCluster({ nodes: 1 });
    later.apply(sized("old", { limits: { memory: "2Gi" } }));
    later.apply({
      apiVersion: "v1",
      kind: "LimitRange",
      metadata: { name: "later" },
      spec: { limits: [{ type: "Container", max: { memory: "1Gi" } }] },
    });
    later.advance("30s");
    expect(later.get(Pod, "old")?.status.phase).toBe("Running");
  });
});

test("minimum and maximum CPU constraints for a namespace", () => {
  const cluster = applied("limit-ranges/cpu-constraints.yaml");
  cluster.advance("30s");
  const resources = { limits: { cpu: "1500m" }, requests: { cpu: "500m" } };
  const template = { spec: { containers: [{ name: "web", image: "nginx:1.25", resources }] } };
  cluster.patch(Deployment, "web", { spec: { template } });
  cluster.advance("30s");
  const [failure] = cluster.list(Event).filter(({ reason }) => reason === "FailedCreate");
  expect(failure?.message).toMatch(
    /^Error creating: pods "web-\w+-\w+" is forbidden: maximum cpu usage per Container is 800m, but limit is 1500m$/,
  );
  expect(cluster.get(Deployment, "web")?.status).toMatchObject({
    readyReplicas: 2,
    unavailableReplicas: 1,
  });
});

test("a limit that the namespace gives may be below the request of a Pod", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "LimitRange",
    metadata: { name: "cpu-resource-constraint" },
    spec: {
      limits: [
        {
          type: "Container",
          default: { cpu: "500m" },
          defaultRequest: { cpu: "500m" },
          max: { cpu: "1" },
          min: { cpu: "100m" },
        },
      ],
    },
  });
  expect(refusal(cluster, sized("conflict", { requests: { cpu: "700m" } }))).toBe(
    'Pod "conflict" is invalid: spec.containers[0].resources.requests: Invalid value: "700m": ' +
      "must be less than or equal to cpu limit of 500m",
  );
  const both = { requests: { cpu: "700m" }, limits: { cpu: "700m" } };
  expect(refusal(cluster, sized("no-conflict", both))).toBeUndefined();
});

test("a LimitRange limits the storage that is requested", () => {
  const cluster = applied("limit-ranges/storage.yaml");
  const grow = (storage: string) =>
    cluster.patch(PersistentVolumeClaim, "pvc-limit-lower", {
      spec: { resources: { requests: { storage } } },
    });
  cluster.apply(sizedWithClaim);
  cluster.advance("1m");
  expect(() => grow("3Gi")).toThrow(
    'persistentvolumeclaims "pvc-limit-lower" is forbidden: maximum storage usage per ' +
      "PersistentVolumeClaim is 2Gi, but request is 3Gi",
  );
  grow("2Gi");
});

const sizedWithClaim = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "user" },
  spec: {
    containers: [
      { name: "web", image: "nginx:1.25", volumeMounts: [{ name: "v", mountPath: "/data" }] },
    ],
    volumes: [{ name: "v", persistentVolumeClaim: { claimName: "pvc-limit-lower" } }],
  },
};
