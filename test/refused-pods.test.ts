/** Pods that a node does not take are made again and again, and time goes on all the same. */
import { expect, test } from "vitest";
import { StatefulSet } from "../api/apps/statefulset.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";

const labels = { app: "web" };
const container = { name: "web", image: "nginx:1.27" };
const ports = [{ containerPort: 80, hostPort: 21_017 }];

const workload = (kind: "ReplicaSet" | "StatefulSet", spec: object) => ({
  apiVersion: "apps/v1",
  kind,
  metadata: { name: "web" },
  spec: {
    replicas: 1,
    serviceName: "web",
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [container], ...spec } },
  },
});

test.each([
  {
    why: "there is not so much CPU",
    spec: {
      nodeName: "node-0",
      containers: [{ ...container, resources: { requests: { cpu: "100" } } }],
    },
    reason: "OutOfcpu",
  },
  {
    why: "a kernel setting is not allowed",
    spec: { securityContext: { sysctls: [{ name: "kernel.msgmax", value: "65536" }] } },
    reason: "SysctlForbidden",
  },
])("a ReplicaSet goes on making pods of which none is taken, as $why", ({ spec, reason }) => {
  const cluster = createCluster();
  const { serviceName: _, ...rest } = workload("ReplicaSet", spec).spec;
  cluster.apply({ ...workload("ReplicaSet", spec), spec: rest });
  const made = () => cluster.list(Pod).length;
  cluster.advance("10s");
  const before = made();
  cluster.advance("10s");
  // Five in a second.
  expect(made() - before).toBe(50);
  expect(new Set(cluster.list(Pod).map(({ status }) => status.reason))).toEqual(new Set([reason]));
});

test("a pod that is evicted as soon as it is there does not keep the clock from moving", () => {
  const cluster = createCluster();
  const taint = { key: "gone", value: "soon", effect: "NoExecute" } as const;
  cluster.apply({ ...cluster.get(Node, "node-0"), spec: { taints: [taint] } });
  cluster.apply(workload("StatefulSet", { nodeName: "node-0" }));
  cluster.advance("1m");
  cluster.apply({ ...cluster.get(Node, "node-0"), spec: { taints: [] } });
  cluster.until(() => cluster.get(StatefulSet, "web")?.status.readyReplicas === 1);
});

test("a StatefulSet gets its pod once the port of the machine is free", () => {
  const cluster = createCluster();
  const holder = { nodeName: "node-0", containers: [{ ...container, ports }] };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "holder" }, spec: holder });
  cluster.apply(workload("StatefulSet", holder));
  cluster.advance("10s");
  expect(cluster.get(StatefulSet, "web")?.status.readyReplicas ?? 0).toBe(0);
  cluster.delete(Pod, "holder");
  cluster.until(() => cluster.get(StatefulSet, "web")?.status.readyReplicas === 1);
});
