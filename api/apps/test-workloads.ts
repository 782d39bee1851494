/** Workloads for tests: what matters is given, the rest is what decoding fills in. */
import type { PersistentVolumeClaim } from "../core/claim.ts";
import type { PodTemplateSpec } from "../core/pod/template.ts";
import { testPodSpec } from "../core/pod/test-pods.ts";
import type { DaemonSet, DaemonSetSpec, DaemonSetStatus } from "./daemonset.ts";
import type { Deployment, DeploymentSpec, DeploymentStatus } from "./deployment.ts";
import type { ReplicaSet, ReplicaSetSpec, ReplicaSetStatus } from "./replicaset.ts";
import type { StatefulSet, StatefulSetSpec, StatefulSetStatus } from "./statefulset.ts";

/** One container `app`, labels `app: web`, and what the server fills in. */
export function testTemplate(labels: Readonly<Record<string, string>> | undefined = web) {
  const template: PodTemplateSpec = { metadata: { labels }, spec: testPodSpec() };
  return template;
}

const web = { app: "web" };
const metadata = { name: "web", namespace: "default" };

export function testDeployment(
  spec: Partial<DeploymentSpec> = {},
  status: DeploymentStatus = {},
): Deployment {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: web },
      template: testTemplate(),
      strategy: {
        type: "RollingUpdate",
        rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%" },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
    },
    status,
  };
}

export function testReplicaSet(
  spec: Partial<ReplicaSetSpec> = {},
  status: Partial<ReplicaSetStatus> = {},
): ReplicaSet {
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata,
    spec: { replicas: 1, selector: { matchLabels: web }, template: testTemplate(), ...spec },
    status: { replicas: 0, ...status },
  };
}

export function testDaemonSet(
  spec: Partial<DaemonSetSpec> = {},
  status: Partial<DaemonSetStatus> = {},
): DaemonSet {
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata,
    spec: {
      selector: { matchLabels: web },
      template: testTemplate(),
      updateStrategy: {
        type: "RollingUpdate",
        rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
      },
      revisionHistoryLimit: 10,
      ...spec,
    },
    status: {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
      ...status,
    },
  };
}

export function testStatefulSet(
  spec: Partial<StatefulSetSpec> = {},
  status: Partial<StatefulSetStatus> = {},
): StatefulSet {
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: web },
      template: testTemplate(),
      serviceName: "",
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      ...spec,
    },
    status: { replicas: 0, availableReplicas: 0, ...status },
  };
}

/** The template of a claim `data` to 1Gi. */
export function testClaim(
  spec: Partial<PersistentVolumeClaim["spec"]> = {},
): PersistentVolumeClaim {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data" },
    spec: {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "1Gi" } },
      volumeMode: "Filesystem",
      ...spec,
    },
    status: { phase: "Pending" },
  };
}
