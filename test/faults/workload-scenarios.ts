import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { agent } from "../rollouts/agent.ts";
import { web } from "../rollouts/web.ts";
import { db, watchOrder } from "../statefulsets/db.ts";
import { applying, type Scenario } from "./scenario.ts";

const selected = { app: "set" };
const replicas = (kind: string, apiVersion: string, selector: object, count: number) => ({
  apiVersion,
  kind,
  metadata: { name: "set" },
  spec: {
    replicas: count,
    selector,
    template: {
      metadata: { labels: selected },
      spec: { containers: [{ name: "c", image: "a:1" }] },
    },
  },
});
const replicaSet = (count: number) =>
  replicas("ReplicaSet", "apps/v1", { matchLabels: selected }, count);
const replicationController = (count: number) =>
  replicas("ReplicationController", "v1", selected, count);
const orphan = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "orphan", labels: selected },
  spec: { containers: [{ name: "c", image: "a:1" }] },
};

export const workloadScenarios: readonly Scenario[] = [
  {
    name: "a Deployment is rolled out, scaled, rolled on and deleted",
    controllers: ["deployment-controller"],
    steps: [
      { act: applying(web("app:1", { replicas: 2 })) },
      { act: applying(web("app:2", { replicas: 2, revisionHistoryLimit: 1 })) },
      { act: (cluster) => cluster.patch(Deployment, "web", { spec: { replicas: 3 } }) },
      { act: applying(web("app:3", { replicas: 3, revisionHistoryLimit: 1 })) },
    ],
  },
  {
    name: "a ReplicaSet adopts a pod, is scaled up and down and heals",
    controllers: ["replicaset-controller"],
    steps: [
      { act: applying(orphan) },
      { act: applying(replicaSet(4)) },
      { act: (cluster) => cluster.delete(Pod, "orphan") },
      { act: (cluster) => cluster.patch(ReplicaSet, "set", { spec: { replicas: 2 } }) },
    ],
  },
  {
    name: "a ReplicationController adopts a pod, is scaled up and down and heals",
    controllers: ["replication-controller"],
    steps: [
      { act: applying(orphan) },
      { act: applying(replicationController(4)) },
      { act: (cluster) => cluster.delete(Pod, "orphan") },
      { act: applying(replicationController(2)) },
    ],
  },
  {
    name: "a StatefulSet is rolled out, rolled on, scaled down and heals",
    controllers: ["statefulset-controller"],
    watch: watchOrder,
    steps: [
      { act: applying(db("app:1")) },
      { act: applying(db("app:2")) },
      { act: (cluster) => cluster.delete(Pod, "db-1") },
      { act: (cluster) => cluster.patch(StatefulSet, "db", { spec: { replicas: 1 } }) },
    ],
  },
  {
    name: "a DaemonSet is rolled out, rolled on and heals",
    controllers: ["daemonset-controller"],
    steps: [{ act: applying(agent("app:1")) }, { act: applying(agent("app:2")) }],
  },
];
