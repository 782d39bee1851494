/** ReplicaSets that cannot make their pods, and those whose pods somebody else made. */
import { expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { ReplicaSet } from "../api/apps/replicaset.ts";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { keepingPods } from "./keeping-pods.ts";
import { podsOf } from "./rollouts/bounds.ts";
import { web } from "./rollouts/web.ts";

const spec = {
  serviceAccountName: "builder",
  containers: [{ name: "app", image: "nginx" }],
};
const template = { metadata: { labels: { app: "web" } }, spec };

const conditionsOf = (object: Deployment | ReplicaSet | undefined) =>
  object?.status.conditions?.flatMap(({ type, status, reason, message }) =>
    type === "ReplicaFailure" ? [{ status, reason, message }] : [],
  );

const failures = (cluster: Cluster) =>
  cluster.list(Event, "default").filter(({ reason }) => reason === "FailedCreate");

test("pods that are refused are told of, tried again ever less often, and made in the end", () => {
  const cluster = createCluster();
  cluster.apply(web("nginx", { replicas: 10, template }));
  cluster.advance("1s");
  const [set] = cluster.list(ReplicaSet, "default");
  const name = set?.metadata.name ?? "";
  const refusal =
    `pods "${name}-" is forbidden: error looking up service account default/builder: ` +
    'serviceaccount "builder" not found';
  const failure = [{ status: "True", reason: "FailedCreate", message: refusal }];
  expect(conditionsOf(set)).toEqual(failure);
  expect(conditionsOf(cluster.get(Deployment, "web"))).toEqual(failure);
  const [event, ...others] = failures(cluster);
  expect([event?.type, event?.message, others]).toEqual([
    "Warning",
    `Error creating: ${refusal}`,
    [],
  ]);
  // One try at a time, at 0, 5, 15, 35, … ms: only the first pod of the ten is tried.
  expect(event?.count).toBe(8);
  cluster.apply({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "builder" } });
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 10);
  expect(conditionsOf(cluster.get(ReplicaSet, name))).toBeUndefined();
  expect(conditionsOf(cluster.get(Deployment, "web"))).toEqual([]);
});

test("a set takes pods that fit it, and lets go of those that no longer do", () => {
  const cluster = createCluster();
  const labels = { app: "web" };
  const containers = [{ name: "app", image: "nginx" }];
  cluster.apply([
    { apiVersion: "v1", kind: "Pod", metadata: { name: "mine", labels }, spec: { containers } },
    {
      apiVersion: "apps/v1",
      kind: "ReplicaSet",
      metadata: { name: "rs" },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    },
  ]);
  cluster.advance("30s");
  const names = () =>
    podsOf(cluster, "default").map(({ metadata: { name = "", ownerReferences: [owner] = [] } }) =>
      [name.replace(/^rs-.*/, "rs-"), owner?.name].join(" of "),
    );
  expect(names().sort()).toEqual(["mine of rs", "rs- of rs"]);
  cluster.patch(Pod, "mine", { metadata: { labels: { app: "debugged" } } });
  cluster.advance("1s");
  expect(names().sort()).toEqual(["mine of ", "rs- of rs", "rs- of rs"]);
});

test("a Deployment takes the sets of one before it that was deleted without them", () => {
  const cluster = createCluster();
  const deployment = web("nginx", { replicas: 2 });
  cluster.apply(deployment);
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 2);
  const pods = () => podsOf(cluster, "default").map(({ metadata }) => metadata.uid);
  const before = pods();
  cluster.delete(Deployment, "web", { propagationPolicy: "Orphan" });
  cluster.advance("1s");
  cluster.apply(deployment);
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 2);
  const [set, ...others] = cluster.list(ReplicaSet, "default");
  expect([set?.metadata.ownerReferences?.[0]?.uid, others]).toEqual([
    cluster.get(Deployment, "web")?.metadata.uid,
    [],
  ]);
  expect(pods()).toEqual(before);
});

test("a set whose name another took is made by the name of the next hash", () => {
  const cluster = createCluster();
  cluster.apply(web("nginx", { replicas: 1 }));
  cluster.advance("1m");
  const [made] = cluster.list(ReplicaSet, "default");
  const name = made?.metadata.name ?? "";
  cluster.delete(Deployment, "web");
  cluster.advance("1m");
  cluster.apply({
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: { name },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: "other" } },
      template: {
        metadata: { labels: { app: "other" } },
        spec: { containers: [{ name: "app", image: "httpd" }] },
      },
    },
  });
  cluster.apply(web("nginx", { replicas: 1 }));
  cluster.until(() => cluster.get(Deployment, "web")?.status.availableReplicas === 1);
  expect(cluster.get(Deployment, "web")?.status.collisionCount).toBe(1);
  expect(cluster.list(ReplicaSet, "default").map(({ metadata }) => metadata.name)).toContain(name);
});

test("a pod that may not be deleted keeps no other from going", () => {
  const cluster = createCluster();
  const labels = { app: "web" };
  cluster.apply([
    ...keepingPods,
    {
      apiVersion: "apps/v1",
      kind: "ReplicaSet",
      metadata: { name: "rs" },
      spec: {
        replicas: 4,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: "app", image: "nginx" }] } },
      },
    },
  ]);
  cluster.advance("1m");
  const [first] = podsOf(cluster, "default");
  const name = first?.metadata.name ?? "";
  const annotations = { "controller.kubernetes.io/pod-deletion-cost": "-1" };
  cluster.patch(Pod, name, { metadata: { labels: { keep: "yes" }, annotations } });
  cluster.patch(ReplicaSet, "rs", { spec: { replicas: 1 } });
  cluster.advance("1m");
  expect(podsOf(cluster, "default").map(({ metadata }) => metadata.labels?.keep)).toEqual([
    "yes",
    undefined,
  ]);
  const message =
    `pods "${name}" is forbidden: ValidatingAdmissionPolicy 'keep' with binding 'keep' denied ` +
    "request: failed expression: !has(oldObject.metadata.labels.keep)";
  expect(conditionsOf(cluster.get(ReplicaSet, "rs"))).toEqual([
    { status: "True", reason: "FailedDelete", message },
  ]);
});
