/** Every write names the write that made its author do it: what `kubesim why` goes by. */
import { describe, expect, test } from "vitest";
import { CronJob } from "../api/batch/cronjob.ts";
import { Namespace } from "../api/core/namespace.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { ServiceAccount } from "../api/core/serviceaccount.ts";
import type { StoredEvent } from "../apiserver/storage/storage.ts";
import { createCluster } from "../simulator/cluster.ts";
import { isByUser } from "../simulator/history/index.ts";

type Run = ReturnType<typeof createCluster>;

const metadata = { name: "web" };
const labels = { app: "web" };
const selector = { matchLabels: labels };
const podSpec = (image = "nginx:1.25") => ({
  containers: [
    {
      name: "web",
      image,
      ports: [{ containerPort: 80 }],
      resources: { requests: { cpu: "100m" } },
    },
  ],
});
const template = (image?: string) => ({ metadata: { labels }, spec: podSpec(image) });
const deployment = (replicas = 3, image?: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata,
  spec: { replicas, selector, template: template(image) },
});
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata,
  spec: { selector: labels, ports: [{ port: 80 }] },
};
const task = (command: readonly string[]) => ({
  spec: {
    restartPolicy: "Never",
    containers: [{ name: "task", image: "busybox", command }],
  },
});

/** Writes with no cause, each with what makes its author begin by itself. */
const origins: readonly {
  readonly because: string;
  readonly is: (write: StoredEvent) => boolean;
}[] = [
  { because: "a user asks", is: isByUser },
  {
    because: "what a cluster begins with",
    is: ({ actor, timeMs }) =>
      timeMs === Date.UTC(2026, 0, 1) && ["kube-apiserver", "kube-addon-manager"].includes(actor),
  },
  {
    because: "a machine that starts registers itself, and says so",
    is: ({ actor, resource }) => actor === "kubelet" && ["nodes", "events"].includes(resource),
  },
  {
    because: "who wants to lead takes a lease",
    is: ({ resource }) => resource === "leases.coordination.k8s.io",
  },
];

const runs: readonly { readonly what: string; readonly run: (cluster: Run) => void }[] = [
  {
    what: "a Deployment that is rolled out, scaled and undone",
    run(cluster) {
      cluster.apply([deployment(), service]);
      cluster.advance("1m");
      cluster.apply(deployment(3, "nginx:1.27"));
      cluster.advance("1m");
      cluster.apply(deployment(5, "nginx:1.27"));
      cluster.advance("1m");
      cluster.apply(deployment(1));
      cluster.advance("2m");
    },
  },
  {
    what: "a container that crashes",
    run(cluster) {
      cluster.apply({
        apiVersion: "v1",
        kind: "Pod",
        metadata,
        spec: { containers: [{ name: "web", image: "busybox", command: ["sh", "-c", "exit 3"] }] },
      });
      cluster.advance("10m");
    },
  },
  {
    what: "Jobs, of which one fails and one is cleaned up",
    run(cluster) {
      const job = (name: string, command: readonly string[]) => ({
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name },
        spec: {
          ttlSecondsAfterFinished: 60,
          completions: 2,
          backoffLimit: 2,
          template: task(command),
        },
      });
      cluster.apply([job("good", ["sleep", "5"]), job("bad", ["false"])]);
      cluster.advance("20m");
    },
  },
  {
    what: "a CronJob",
    run(cluster) {
      cluster.apply({
        apiVersion: "batch/v1",
        kind: "CronJob",
        metadata,
        spec: {
          schedule: "*/5 * * * *",
          jobTemplate: { spec: { template: task(["sleep", "5"]) } },
        },
      });
      cluster.advance("40m");
      cluster.delete(CronJob, "web");
      cluster.advance("1m");
    },
  },
  {
    what: "a StatefulSet with claims",
    run(cluster) {
      cluster.apply({
        apiVersion: "apps/v1",
        kind: "StatefulSet",
        metadata,
        spec: {
          replicas: 2,
          serviceName: "web",
          selector,
          template: {
            metadata: { labels },
            spec: {
              containers: [
                { name: "web", image: "nginx", volumeMounts: [{ name: "data", mountPath: "/d" }] },
              ],
            },
          },
          volumeClaimTemplates: [
            {
              metadata: { name: "data" },
              spec: {
                accessModes: ["ReadWriteOnce"],
                resources: { requests: { storage: "1Gi" } },
              },
            },
          ],
        },
      });
      cluster.advance("2m");
      cluster.delete(Pod, "web-1");
      cluster.advance("2m");
    },
  },
  {
    what: "a HorizontalPodAutoscaler under traffic",
    run(cluster) {
      cluster.apply([
        deployment(1),
        service,
        {
          apiVersion: "autoscaling/v2",
          kind: "HorizontalPodAutoscaler",
          metadata,
          spec: {
            scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
            maxReplicas: 4,
            metrics: [
              {
                type: "Resource",
                resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
              },
            ],
          },
        },
        {
          apiVersion: "sim.kubesim.dev/v1alpha1",
          kind: "Traffic",
          metadata,
          spec: { url: "http://web.default.svc/", load: { rate: 200 }, duration: "4m" },
        },
      ]);
      cluster.advance("5m");
    },
  },
  {
    what: "a node that is lost and comes back",
    run(cluster) {
      cluster.apply(deployment());
      cluster.advance("1m");
      cluster.powerOff("node-1");
      cluster.advance("10m");
      cluster.powerOn("node-1");
      cluster.advance("5m");
    },
  },
  {
    what: "machines that Faults strike",
    run(cluster) {
      const fault = (name: string, type: string, node: string) => ({
        apiVersion: "sim.kubesim.dev/v1alpha1",
        kind: "Fault",
        metadata: { name },
        spec: { type, target: { nodes: [node] }, after: "10s", duration: "8m" },
      });
      cluster.apply(deployment());
      cluster.advance("1m");
      cluster.apply([
        fault("frozen", "NodeFreeze", "node-0"),
        fault("crashed", "NodeCrash", "node-1"),
        fault("restarted", "KubeletRestart", "node-2"),
      ]);
      cluster.advance("15m");
    },
  },
  {
    what: "components that are started anew",
    run(cluster) {
      cluster.apply(deployment());
      cluster.restart("kube-controller-manager");
      cluster.restart("kube-scheduler");
      cluster.restart("kubelet");
      cluster.advance("1m");
    },
  },
  {
    what: "a drain",
    run(cluster) {
      const budget = { minAvailable: 2, selector };
      cluster.apply([
        deployment(),
        { apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata, spec: budget },
      ]);
      cluster.advance("1m");
      cluster.patch(Node, "node-0", { spec: { unschedulable: true } });
      for (const { metadata: pod, spec } of cluster.list(Pod, "default")) {
        if (spec.nodeName !== "node-0") continue;
        cluster.request({
          verb: "create",
          resource: Pod,
          namespace: "default",
          name: pod.name ?? "",
          subresource: "eviction",
          body: { metadata: { name: pod.name } },
        });
        cluster.advance("1m");
      }
      cluster.advance("2m");
    },
  },
  {
    what: "pods that do not fit until another leaves",
    run(cluster) {
      const pod = (name: string, cpu: string) => ({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name },
        spec: { containers: [{ name: "a", image: "nginx", resources: { requests: { cpu } } }] },
      });
      cluster.apply([1, 2, 3].map((index) => pod(`big-${index}`, "3500m")));
      cluster.advance("1m");
      cluster.apply(pod("late", "3500m"));
      cluster.advance("10m");
      cluster.delete(Pod, "big-1");
      cluster.advance("1m");
    },
  },
  {
    what: "a namespace that is deleted with all that is in it",
    run(cluster) {
      cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "one" } });
      cluster.advance("1s");
      cluster.apply(deployment(), "one");
      cluster.apply(service, "one");
      cluster.advance("1m");
      cluster.delete(Namespace, "one");
      cluster.advance("2m");
    },
  },
];

describe.each(runs)("$what", ({ run }) => {
  const cluster = createCluster();
  run(cluster);
  const log = cluster.history();
  const told = ({ revision, timeMs, actor, type, object, cause }: StoredEvent) =>
    `${(timeMs - cluster.startMs) / 1000}s ${revision} ${actor} ${type} ${object.kind} ` +
    `${object.metadata.name} because of ${cause}`;

  test("has no write without a cause, but for what begins by itself", () => {
    const without = log.filter(({ cause }) => cause === 0);
    const unstated = without.filter((write) => !origins.some(({ is }) => is(write)));
    expect(unstated.map(told)).toEqual([]);
  });

  test("has no write whose cause came later", () => {
    const first = log[0]?.revision ?? 0;
    const wrong = log.filter(({ cause, revision, timeMs }) => {
      if (cause === 0) return false;
      const by = log[cause - first];
      return by === undefined || by.revision >= revision || by.timeMs > timeMs;
    });
    expect(wrong.map(told)).toEqual([]);
  });
});

test("users, and none but users, have no cause", () => {
  const cluster = createCluster({ leaderElect: true });
  cluster.advance("1m");
  cluster.delete(ServiceAccount, "default");
  cluster.advance("1m");
  const users = cluster.history().filter(isByUser);
  expect(users.map(({ actor, type, key }) => `${actor} ${type} ${key}`)).toEqual([
    "user DELETED default/default",
  ]);
});
