/** The examples in manifests/documentation/: where they are from, and what becomes of them. */

import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import { ReplicationController } from "../../api/core/replication-controller.ts";
import { Secret } from "../../api/core/secret.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { Ingress } from "../../api/networking/ingress.ts";
import { NetworkPolicy } from "../../api/networking/network-policy.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { RoleBinding } from "../../api/rbac/binding.ts";
import { ClusterRole } from "../../api/rbac/role.ts";
import { PriorityClass } from "../../api/scheduling/priority-class.ts";
import type { Cluster } from "../../simulator/cluster.ts";

/** One file, and what its page says is reached. */
export interface Example {
  readonly file: string;
  readonly promise: string;
  /** What the cluster shows of it, in the end. */
  shown(cluster: Cluster): unknown;
  readonly wanted: unknown;
}

const pod = (cluster: Cluster, name: string, namespace?: string) =>
  cluster.get(Pod, name, namespace);
const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: holds }) => type === "Ready" && holds === "True") ===
  true;
const readyPods =
  (...names: readonly string[]) =>
  (cluster: Cluster) =>
    names.filter((name) =>
      cluster.list(Pod).some((each) => each.metadata.name === name && isReady(each)),
    );
const phase = (cluster: Cluster, claim: string) =>
  cluster.get(PersistentVolumeClaim, claim)?.status.phase;
const readyOf = (cluster: Cluster, name: string, namespace?: string) =>
  cluster.get(Deployment, name, namespace)?.status.readyReplicas;
const nodesOf = (cluster: Cluster, label: string) =>
  cluster
    .list(Pod)
    .filter(({ metadata }) => metadata.labels?.app === label)
    .map(({ spec }) => spec.nodeName ?? "")
    .sort();
const endpointsOf = (cluster: Cluster, service: string) =>
  cluster
    .list(EndpointSlice)
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === service)
    .flatMap(({ endpoints }) => endpoints ?? []).length;
const used = (cluster: Cluster, quota: string, namespace: string) =>
  cluster.get(ResourceQuota, quota, namespace)?.status.used;

function refusalOf(write: () => unknown): string {
  try {
    write();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const examples: readonly Example[] = [
  {
    file: "workloads/deployment.yaml",
    promise: "three pods are available",
    shown: (cluster) => cluster.get(Deployment, "catalog")?.status.availableReplicas,
    wanted: 3,
  },
  {
    file: "workloads/replicaset.yaml",
    promise: "three pods are ready",
    shown: (cluster) => cluster.get(ReplicaSet, "edge")?.status.readyReplicas,
    wanted: 3,
  },
  {
    file: "workloads/replicationcontroller.yaml",
    promise: "two pods are ready",
    shown: (cluster) => cluster.get(ReplicationController, "legacy")?.status.readyReplicas,
    wanted: 2,
  },
  {
    file: "workloads/statefulset.yaml",
    promise: "each pod has its name and its volume",
    shown: (cluster) => [
      readyPods("ledger-0", "ledger-1", "ledger-2")(cluster),
      ["0", "1", "2"].map((at) => phase(cluster, `data-ledger-${at}`)),
    ],
    wanted: [
      ["ledger-0", "ledger-1", "ledger-2"],
      ["Bound", "Bound", "Bound"],
    ],
  },
  {
    file: "workloads/statefulset-parallel.yaml",
    promise: "pods are counted from five",
    shown: readyPods("shards-5", "shards-6", "shards-7"),
    wanted: ["shards-5", "shards-6", "shards-7"],
  },
  {
    file: "workloads/replicated-database.yaml",
    promise: "copies are made one after the other, and are ready",
    shown: readyPods("orders-0", "orders-1", "orders-2"),
    wanted: ["orders-0", "orders-1", "orders-2"],
  },
  {
    file: "workloads/ensemble.yaml",
    promise: "each member is on a node of its own, and one may go",
    shown: (cluster) => [
      nodesOf(cluster, "council"),
      cluster.get(PodDisruptionBudget, "council")?.status.disruptionsAllowed,
    ],
    wanted: [["node-0", "node-1", "node-2"], 1],
  },
  {
    file: "workloads/daemonset.yaml",
    promise: "there is a pod on each node",
    shown: (cluster) => cluster.get(DaemonSet, "log-reader")?.status.numberReady,
    wanted: 3,
  },
  {
    file: "workloads/guestbook.yaml",
    promise: "all three tiers serve",
    shown: (cluster) =>
      ["guestbook-leader", "guestbook-follower", "guestbook"].map((name) =>
        endpointsOf(cluster, name),
      ),
    wanted: [1, 2, 3],
  },
  {
    file: "workloads/blog-and-database.yaml",
    promise: "both have their volumes and run",
    shown: (cluster) => [
      phase(cluster, "blog-database"),
      phase(cluster, "blog-files"),
      readyOf(cluster, "blog"),
      readyOf(cluster, "blog-database"),
    ],
    wanted: ["Bound", "Bound", 1, 1],
  },
  {
    file: "storage/volume-and-claim.yaml",
    promise: "the claim is bound to the volume, and the pod uses it",
    shown: (cluster) => [
      cluster.get(PersistentVolumeClaim, "by-hand")?.spec.volumeName,
      readyPods("by-hand")(cluster),
    ],
    wanted: ["by-hand", ["by-hand"]],
  },
  {
    file: "storage/storage-class.yaml",
    promise: "the volume is made for the first pod",
    shown: (cluster) => [phase(cluster, "archive"), readyPods("archive")(cluster)],
    wanted: ["Bound", ["archive"]],
  },
  {
    file: "storage/local-volume.yaml",
    promise: "the pod goes where the disk is",
    shown: (cluster) => [
      phase(cluster, "local-disk"),
      pod(cluster, "on-local-disk")?.spec.nodeName,
      readyPods("on-local-disk")(cluster),
    ],
    wanted: ["Bound", "node-1", ["on-local-disk"]],
  },
  {
    file: "storage/claim-by-labels.yaml",
    promise: "the volume with the labels is taken",
    shown: (cluster) => cluster.get(PersistentVolumeClaim, "picky")?.spec.volumeName,
    wanted: "production-disk",
  },
  {
    file: "storage/ephemeral-claim.yaml",
    promise: "the pod has a claim of its own",
    shown: (cluster) => [
      phase(cluster, "scratch-work"),
      cluster.get(PersistentVolumeClaim, "scratch-work")?.metadata.ownerReferences?.[0]?.name,
      readyPods("scratch")(cluster),
    ],
    wanted: ["Bound", "scratch", ["scratch"]],
  },
  {
    file: "storage/one-pod-only.yaml",
    promise: "one pod uses it",
    shown: (cluster) => [phase(cluster, "single-writer"), readyPods("single-writer")(cluster)],
    wanted: ["Bound", ["single-writer"]],
  },
  {
    file: "storage/memory-backed.yaml",
    promise: "both containers run",
    shown: readyPods("shared-memory"),
    wanted: ["shared-memory"],
  },
  {
    file: "storage/projected.yaml",
    promise: "the pod finds all of them",
    shown: readyPods("all-in-one"),
    wanted: ["all-in-one"],
  },
  {
    file: "policy/quota-of-objects.yaml",
    promise: "what there is counts",
    shown: (cluster) => used(cluster, "objects", "quota-objects")?.services,
    wanted: "1",
  },
  {
    file: "policy/quota-of-pods.yaml",
    promise: "the Deployment stops at two",
    shown: (cluster) => [
      readyOf(cluster, "three", "quota-pods"),
      cluster
        .get(Deployment, "three", "quota-pods")
        ?.status.conditions?.find(({ type }) => type === "ReplicaFailure")?.reason,
    ],
    wanted: [2, "FailedCreate"],
  },
  {
    file: "policy/quota-of-compute.yaml",
    promise: "what the pod asks for is used",
    shown: (cluster) => used(cluster, "compute", "quota-compute"),
    wanted: {
      "requests.cpu": "400m",
      "requests.memory": "600Mi",
      "limits.cpu": "800m",
      "limits.memory": "800Mi",
    },
  },
  {
    file: "policy/quota-by-priority.yaml",
    promise: "only the pod of the class counts",
    shown: (cluster) => used(cluster, "pods-high", "quota-priority"),
    wanted: { cpu: "100m", pods: "1" },
  },
  {
    file: "policy/quota-by-scope.yaml",
    promise: "each counts the pods of its scope",
    shown: (cluster) =>
      ["ending", "staying", "modest"].map((name) => used(cluster, name, "quota-scopes")),
    wanted: [{ pods: "1" }, { pods: "1", "requests.memory": "128Mi" }, { pods: "1" }],
  },
  {
    file: "policy/limit-range.yaml",
    promise: "the container has the defaults",
    shown: (cluster) => pod(cluster, "quiet", "limit-memory")?.spec.containers[0]?.resources,
    wanted: { limits: { memory: "512Mi" }, requests: { memory: "256Mi" } },
  },
  {
    file: "policy/disruption-budget.yaml",
    promise: "one of three may go",
    shown: (cluster) => cluster.get(PodDisruptionBudget, "quorum")?.status.disruptionsAllowed,
    wanted: 1,
  },
  {
    file: "security/security-context.yaml",
    promise: "the pod runs",
    shown: readyPods("security-context"),
    wanted: ["security-context"],
  },
  {
    file: "security/restricted-namespace.yaml",
    promise: "a modest pod runs there",
    shown: (cluster) =>
      [pod(cluster, "modest", "restricted")].flatMap((each) => each ?? []).map(isReady),
    wanted: [true],
  },
  {
    file: "security/service-account.yaml",
    promise: "the pod has the account, and no token",
    shown: (cluster) => [
      pod(cluster, "build-robot")?.spec.serviceAccountName,
      pod(cluster, "build-robot")?.spec.volumes,
      readyPods("build-robot")(cluster),
    ],
    wanted: ["build-robot", undefined, ["build-robot"]],
  },
  {
    file: "security/pull-secret.yaml",
    promise: "the pod has the Secret of its account",
    shown: (cluster) => pod(cluster, "pulls-by-account")?.spec.imagePullSecrets,
    wanted: [{ name: "registry-key" }],
  },
  {
    file: "security/seccomp.yaml",
    promise: "the pod runs",
    shown: readyPods("default-profile"),
    wanted: ["default-profile"],
  },
  {
    file: "security/user-namespace.yaml",
    promise: "its root is let in",
    shown: readyPods("own-users"),
    wanted: ["own-users"],
  },
  {
    file: "security/sysctls.yaml",
    promise: "the pod runs",
    shown: readyPods("sysctls"),
    wanted: ["sysctls"],
  },
  {
    file: "security/admission-policy.yaml",
    promise: "two pods are few enough, six are not",
    shown: (cluster) => [
      readyOf(cluster, "few", "policy-test"),
      refusalOf(() => cluster.patch(Deployment, "few", { spec: { replicas: 6 } }, "policy-test")),
    ],
    wanted: [
      2,
      "deployments.apps \"few\" is forbidden: ValidatingAdmissionPolicy 'demo-policy.example.com' " +
        "with binding 'demo-binding-test.example.com' denied request: failed expression: " +
        "object.spec.replicas <= 5",
    ],
  },
  {
    file: "security/projected-token.yaml",
    promise: "the pod has its token",
    shown: readyPods("vault-client"),
    wanted: ["vault-client"],
  },
  {
    file: "security/roles.yaml",
    promise: "the role is bound to both subjects",
    shown: (cluster) => cluster.get(RoleBinding, "read-pods")?.subjects?.map(({ kind }) => kind),
    wanted: ["User", "ServiceAccount"],
  },
  {
    file: "security/aggregated-role.yaml",
    promise: "the rules of the other are added",
    shown: (cluster) => cluster.get(ClusterRole, "monitoring")?.rules?.[0]?.resources,
    wanted: ["services", "endpoints", "pods"],
  },
  {
    file: "networking/host-aliases.yaml",
    promise: "the pod runs",
    shown: readyPods("host-aliases"),
    wanted: ["host-aliases"],
  },
  {
    file: "networking/dns-config.yaml",
    promise: "the pod runs",
    shown: readyPods("own-resolver"),
    wanted: ["own-resolver"],
  },
  {
    file: "networking/subdomain.yaml",
    promise: "both pods have names",
    shown: (cluster) =>
      cluster
        .list(EndpointSlice)
        .filter(
          ({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === "busybox-subdomain",
        )
        .flatMap(({ endpoints }) => (endpoints ?? []).map(({ hostname }) => hostname))
        .sort(),
    wanted: ["busybox-1", "busybox-2"],
  },
  {
    file: "networking/ingress.yaml",
    promise: "it is there as it was written",
    shown: (cluster) => cluster.get(Ingress, "storefront")?.spec?.ingressClassName,
    wanted: "outside",
  },
  {
    file: "networking/network-policy.yaml",
    promise: "it is there, and the pod that it guards runs",
    shown: (cluster) => [
      cluster.get(NetworkPolicy, "database", "guarded")?.spec?.policyTypes,
      readyPods("database")(cluster),
    ],
    wanted: [["Ingress", "Egress"], ["database"]],
  },
  {
    file: "scheduling/node-selector.yaml",
    promise: "the pod is on the node with the label",
    shown: (cluster) => pod(cluster, "on-ssd")?.spec.nodeName,
    wanted: "node-0",
  },
  {
    file: "scheduling/node-affinity.yaml",
    promise: "one pod is where it must be, the other runs all the same",
    shown: (cluster) => [
      pod(cluster, "must-have-ssd")?.spec.nodeName,
      readyPods("prefers-nvme")(cluster),
    ],
    wanted: ["node-0", ["prefers-nvme"]],
  },
  {
    file: "scheduling/together-and-apart.yaml",
    promise: "each node has one of both",
    shown: (cluster) => [nodesOf(cluster, "near-cache"), nodesOf(cluster, "near-server")],
    wanted: [
      ["node-0", "node-1", "node-2"],
      ["node-0", "node-1", "node-2"],
    ],
  },
  {
    file: "scheduling/topology-spread.yaml",
    promise: "each node has two",
    shown: (cluster) => nodesOf(cluster, "spread"),
    wanted: ["node-0", "node-0", "node-1", "node-1", "node-2", "node-2"],
  },
  {
    file: "scheduling/tolerations.yaml",
    promise: "it runs, and stays for an hour on a node that is lost",
    shown: (cluster) => [
      readyPods("tolerant")(cluster),
      pod(cluster, "tolerant")?.spec.tolerations?.find(
        ({ key }) => key === "node.kubernetes.io/unreachable",
      )?.tolerationSeconds,
    ],
    wanted: [["tolerant"], 3600],
  },
  {
    file: "scheduling/priority.yaml",
    promise: "the pod has the priority of its class",
    shown: (cluster) => [
      pod(cluster, "important")?.spec.priority,
      cluster.get(PriorityClass, "important")?.value,
    ],
    wanted: [1_000_000, 1_000_000],
  },
  {
    file: "configuration/configmap.yaml",
    promise: "the pod runs with both",
    shown: readyPods("game"),
    wanted: ["game"],
  },
  {
    file: "configuration/immutable.yaml",
    promise: "it cannot be changed",
    shown: (cluster) => cluster.get(ConfigMap, "frozen")?.immutable,
    wanted: true,
  },
  {
    file: "configuration/secrets.yaml",
    promise: "each has its type",
    shown: (cluster) =>
      ["basic-auth", "ssh-auth", "tls", "registry"].map((name) =>
        cluster.get(Secret, name)?.type?.replace("kubernetes.io/", ""),
      ),
    wanted: ["basic-auth", "ssh-auth", "tls", "dockerconfigjson"],
  },
  {
    file: "configuration/secret-in-pod.yaml",
    promise: "the pod runs",
    shown: readyPods("secret-reader"),
    wanted: ["secret-reader"],
  },
  {
    file: "configuration/resources.yaml",
    promise: "the pod may burst",
    shown: (cluster) => pod(cluster, "resources")?.status.qosClass,
    wanted: "Burstable",
  },
  {
    file: "services/multi-port.yaml",
    promise: "the name of the port is looked up",
    shown: (cluster) =>
      cluster
        .list(EndpointSlice)
        .find(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === "two-ports")
        ?.ports?.map(({ name, port }) => [name, port])
        .sort(),
    wanted: [
      ["http", 80],
      ["https", 9377],
    ],
  },
  {
    file: "services/node-port.yaml",
    promise: "it has the port that it asked for",
    shown: (cluster) => cluster.get(Service, "on-every-node")?.spec.ports?.[0]?.nodePort,
    wanted: 30007,
  },
  {
    file: "services/load-balancer.yaml",
    promise: "it has an address",
    shown: (cluster) => cluster.get(Service, "for-everybody")?.status.loadBalancer?.ingress?.length,
    wanted: 1,
  },
  {
    file: "services/external-name.yaml",
    promise: "it is a name, and has no address",
    shown: (cluster) => cluster.get(Service, "elsewhere")?.spec.clusterIP,
    wanted: undefined,
  },
  {
    file: "services/without-selector.yaml",
    promise: "it leads to what was written by hand",
    shown: (cluster) => endpointsOf(cluster, "by-hand"),
    wanted: 2,
  },
  {
    file: "services/affinity.yaml",
    promise: "it is there as it was written",
    shown: (cluster) => cluster.get(Service, "faithful")?.spec.sessionAffinity,
    wanted: "ClientIP",
  },
  {
    file: "autoscaling/by-cpu.yaml",
    promise: "there are as many pods as there should be at least",
    shown: (cluster) => [
      readyOf(cluster, "php-apache"),
      cluster.get(HorizontalPodAutoscaler, "php-apache")?.status.currentReplicas,
    ],
    wanted: [2, 2],
  },
  {
    file: "autoscaling/behavior.yaml",
    promise: "its pods are left alone",
    shown: (cluster) => readyOf(cluster, "careful"),
    wanted: 2,
  },
  {
    file: "batch/job.yaml",
    promise: "it is complete",
    shown: (cluster) => cluster.get(Job, "compute")?.status.succeeded,
    wanted: 1,
  },
  {
    file: "batch/indexed-job.yaml",
    promise: "all parts are done",
    shown: (cluster) => cluster.get(Job, "parts")?.status.completedIndexes,
    wanted: "0-4",
  },
  {
    file: "batch/cron-job.yaml",
    promise: "it runs again and again",
    shown: (cluster) =>
      cluster.get(CronJob, "every-minute")?.status.lastSuccessfulTime !== undefined,
    wanted: true,
  },
  {
    file: "batch/suspended-job.yaml",
    promise: "it has not begun",
    shown: (cluster) => {
      const { conditions = [], active } = cluster.get(Job, "waits")?.status ?? {};
      return [active ?? 0, conditions.map(({ type }) => type)];
    },
    wanted: [0, ["Suspended"]],
  },
];
