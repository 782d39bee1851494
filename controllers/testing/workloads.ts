/** Builders of workload objects for tests: a test names what matters, the rest has defaults. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Deployment } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import { formatTime } from "../../api/runtime.ts";
import { controllerRefTo } from "../claim.ts";

/** The instant at which tests of controllers take place. */
export const nowMs = Date.UTC(2026, 0, 31, 10, 0, 0);

/** The time so many seconds before or after `nowMs`. */
export const timeAt = (seconds: number): string => formatTime(nowMs + seconds * 1000);

type Metadata = Pod["metadata"];

export function podSpec(image = "app:1", parts: Partial<Pod["spec"]> = {}): Pod["spec"] {
  return {
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    securityContext: {},
    schedulerName: "default-scheduler",
    containers: [
      {
        name: "c",
        image,
        resources: {},
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
        imagePullPolicy: "IfNotPresent",
      },
    ],
    ...parts,
  };
}

export const podTemplate = (image = "app:1", metadata: Metadata = {}): PodTemplateSpec => ({
  metadata: { labels: { app: "web" }, ...metadata },
  spec: podSpec(image),
});

export interface Parts<Spec, Status> {
  readonly metadata?: Metadata;
  readonly spec?: Partial<Spec>;
  readonly status?: Partial<Status>;
}

export function deploymentOf(
  parts: Parts<Deployment["spec"], Deployment["status"]> = {},
): Deployment {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: {
      name: "web",
      namespace: "default",
      uid: "deployment-uid",
      generation: 1,
      ...parts.metadata,
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: "web" } },
      template: podTemplate(),
      strategy: {
        type: "RollingUpdate",
        rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...parts.spec,
    },
    status: { ...parts.status },
  };
}

/** A ReplicaSet of `web`, owned by `deploymentOf()`. */
export function replicaSetOf(
  parts: Parts<ReplicaSet["spec"], ReplicaSet["status"]> = {},
): ReplicaSet {
  const name = parts.metadata?.name ?? "web-1";
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name,
      namespace: "default",
      uid: `${name}-uid`,
      generation: 1,
      creationTimestamp: timeAt(-3600),
      labels: { app: "web" },
      ownerReferences: [controllerRefTo(deploymentOf())],
      ...parts.metadata,
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: "web" } },
      template: podTemplate(),
      ...parts.spec,
    },
    status: { replicas: 0, ...parts.status },
  };
}

export function daemonSetOf(parts: Parts<DaemonSet["spec"], DaemonSet["status"]> = {}): DaemonSet {
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: {
      name: "web",
      namespace: "default",
      uid: "daemonset-uid",
      generation: 1,
      annotations: { "deprecated.daemonset.template.generation": "1" },
      ...parts.metadata,
    },
    spec: {
      selector: { matchLabels: { app: "web" } },
      template: podTemplate(),
      updateStrategy: {
        type: "RollingUpdate",
        rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
      },
      revisionHistoryLimit: 10,
      ...parts.spec,
    },
    status: {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
      ...parts.status,
    },
  };
}

/** A ready pod of `replicaSetOf()`, ready for an hour. */
export function podOf(parts: Parts<Pod["spec"], Pod["status"]> = {}): Pod {
  const name = parts.metadata?.name ?? "web-1-a";
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "default",
      uid: `${name}-uid`,
      creationTimestamp: timeAt(-3600),
      labels: { app: "web" },
      ownerReferences: [controllerRefTo(replicaSetOf())],
      ...parts.metadata,
    },
    spec: podSpec("app:1", { nodeName: "node-1", ...parts.spec }),
    status: { phase: "Running", conditions: [readyCondition("True", -3600)], ...parts.status },
  };
}

/** A StatefulSet `db` of three pods. */
export function statefulSetOf(
  parts: Parts<StatefulSet["spec"], StatefulSet["status"]> = {},
): StatefulSet {
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: {
      name: "db",
      namespace: "default",
      uid: "statefulset-uid",
      generation: 1,
      ...parts.metadata,
    },
    spec: {
      replicas: 3,
      serviceName: "db",
      selector: { matchLabels: { app: "web" } },
      template: podTemplate(),
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      ...parts.spec,
    },
    status: { replicas: 0, availableReplicas: 0, ...parts.status },
  };
}

/** The Ready condition of a pod, since so many seconds from `nowMs`. */
export const readyCondition = (status: "True" | "False", sinceSeconds: number) => ({
  type: "Ready",
  status,
  lastTransitionTime: timeAt(sinceSeconds),
});
