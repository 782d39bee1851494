/** A cluster with something of everything, whose time stands still. */
import { Deployment } from "../../api/apps/deployment.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Node } from "../../api/core/node/node.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { daemonSet, deployment, service, statefulSet } from "./manifests.ts";
import { networking } from "./still-networking.ts";

const workloads = `apiVersion: v1
kind: Pod
metadata:
  name: rich
  labels: {app: rich, tier: back}
  annotations: {note: "two\\nlines", other: x}
spec:
  terminationGracePeriodSeconds: 5
  priority: 0
  nodeSelector: {kubernetes.io/os: linux}
  tolerations:
  - {key: dedicated, operator: Equal, value: db, effect: NoSchedule}
  - {operator: Exists, effect: NoExecute, tolerationSeconds: 60}
  initContainers:
  - name: prepare
    image: busybox:1.36
    command: [sh, -c, "echo ready"]
    volumeMounts: [{name: scratch, mountPath: /scratch}]
  containers:
  - name: main
    image: nginx:1.14.2
    command: [nginx, -g, "daemon off;"]
    args: [--one, "two words"]
    ports: [{containerPort: 80, name: http}, {containerPort: 53, protocol: UDP, hostPort: 5353}]
    env:
    - {name: PLAIN, value: "yes"}
    - {name: FROM_CONF, valueFrom: {configMapKeyRef: {name: conf, key: a}}}
    - {name: FROM_SECRET, valueFrom: {secretKeyRef: {name: s, key: p, optional: true}}}
    - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
    - {name: TIER, valueFrom: {fieldRef: {fieldPath: "metadata.labels['tier']"}}}
    - {name: ID, valueFrom: {fieldRef: {fieldPath: metadata.uid}}}
    - {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
    envFrom:
    - configMapRef: {name: conf}
    - prefix: S_
      secretRef: {name: s}
    resources:
      requests: {cpu: 100m, memory: 64Mi}
      limits: {cpu: "1", memory: 128Mi}
    livenessProbe: {httpGet: {path: /live, port: 80}, periodSeconds: 7}
    readinessProbe: {tcpSocket: {port: http}, initialDelaySeconds: 2}
    startupProbe: {exec: {command: [cat, /ready]}, failureThreshold: 9}
    volumeMounts:
    - {name: conf, mountPath: /etc/conf, readOnly: true}
    - {name: secret, mountPath: /etc/secret, subPath: p}
  volumes:
  - {name: conf, configMap: {name: conf, optional: true}}
  - {name: secret, secret: {secretName: s}}
  - {name: scratch, emptyDir: {medium: Memory, sizeLimit: 1Mi}}
  - {name: host, hostPath: {path: /var/log, type: Directory}}
---
apiVersion: v1
kind: Pod
metadata: {name: crashes, labels: {app: crashes}}
spec:
  containers:
  - {name: main, image: "busybox:1.36", command: [sh, -c, "echo before; sleep 1; exit 3"]}
---
apiVersion: v1
kind: Pod
metadata: {name: done, labels: {app: done}}
spec:
  restartPolicy: Never
  containers:
  - {name: one, image: "busybox:1.36", command: [sh, -c, "echo one; echo two"]}
  - {name: other, image: "busybox:1.36", command: [sh, -c, "echo other"]}
---
apiVersion: v1
kind: Pod
metadata: {name: pulls, labels: {app: pulls}}
spec:
  containers:
  - {name: main, image: "example.invalid/none:1"}
---
apiVersion: v1
kind: ReplicationController
metadata: {name: old}
spec:
  replicas: 2
  template:
    metadata: {labels: {app: old}}
    spec:
      containers:
      - {name: main, image: "nginx:1.14.2"}
---
apiVersion: v1
kind: Pod
metadata: {name: waiting, labels: {app: waiting}}
spec:
  nodeSelector: {none: such}
  containers:
  - {name: main, image: "nginx:1.14.2"}
`;

const settings = `apiVersion: v1
kind: ConfigMap
metadata: {name: conf, labels: {app: rich}}
data: {a: "1", b: "two\\nlines\\n"}
binaryData: {bytes: /wD+}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {p: aGVsbG8=, q: ""}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, annotations: {a: b}}
imagePullSecrets: [{name: s}]
---
apiVersion: v1
kind: Service
metadata: {name: ported, labels: {app: rich}}
spec:
  type: NodePort
  selector: {app: rich}
  ports:
  - {name: http, port: 80, targetPort: http}
  - {name: dns, port: 53, protocol: UDP}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: nobody}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: nobody}}}
---
apiVersion: v1
kind: Service
metadata: {name: headless}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: elsewhere}
spec: {type: ExternalName, externalName: db.example}
`;

/** Quotas with and without scopes, of a namespace of their own. */
const quotas = `apiVersion: v1
kind: ResourceQuota
metadata: {name: objects}
spec:
  hard: {pods: "3", configmaps: "5", limits.memory: 1Gi, requests.cpu: "2", count/jobs.batch: "1"}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: ending}
spec:
  hard: {pods: "1"}
  scopes: [Terminating, BestEffort]
`;
/** A role whose rules overlap, and who has it. */
const access = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, labels: {app: web}, annotations: {note: x}}
rules:
- {apiGroups: ["", apps], resources: [pods, deployments/scale], verbs: [watch, get]}
- {apiGroups: [""], resources: [pods], verbs: [get, list]}
- {apiGroups: [""], resources: [secrets], resourceNames: [a, b], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- {kind: User, name: ann}
- {kind: ServiceAccount, name: robot, namespace: demo}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: idle}
rules: []
`;
/** What images do that is not what they do by themselves. */
const behaviors = `apiVersion: sim.kubesim.dev/v1alpha1
kind: ImageBehavior
metadata: {name: slow}
spec: {image: "shop/*:1.?", namespaces: [shop, stage], start: {duration: 20s, jitter: 5s}}
---
apiVersion: sim.kubesim.dev/v1alpha1
kind: ImageBehavior
metadata: {name: flaky}
spec: {image: "ghcr.io/shop/web", pull: {failurePercent: 30}, http: [{after: 10s, status: 500}]}
`;
const sized = `apiVersion: v1
kind: Pod
metadata: {name: sized}
spec:
  containers:
  - name: main
    image: "nginx:1.14.2"
    resources: {requests: {cpu: 100m}, limits: {memory: 64Mi}}
`;

/** Jobs that are in every state, and what makes them. */
const tasks = `apiVersion: batch/v1
kind: Job
metadata: {name: done, labels: {app: done}}
spec:
  ttlSecondsAfterFinished: 3600
  template:
    metadata: {annotations: {a: b}}
    spec:
      restartPolicy: Never
      containers: [{name: main, image: "busybox:1.36", command: [sh, -c, "sleep 5"]}]
---
apiVersion: batch/v1
kind: Job
metadata: {name: indexed}
spec:
  completions: 30
  parallelism: 2
  completionMode: Indexed
  activeDeadlineSeconds: 86400
  template:
    spec:
      restartPolicy: OnFailure
      containers: [{name: main, image: "busybox:1.36", command: [sh, -c, "sleep 40"]}]
---
apiVersion: batch/v1
kind: Job
metadata: {name: fails}
spec:
  backoffLimit: 1
  template:
    spec:
      restartPolicy: Never
      containers: [{name: main, image: "busybox:1.36", command: [sh, -c, "exit 3"]}]
---
apiVersion: batch/v1
kind: Job
metadata: {name: rests}
spec:
  suspend: true
  parallelism: 3
  template:
    spec:
      restartPolicy: Never
      containers: [{name: main, image: "busybox:1.36"}]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec:
  schedule: "* * * * *"
  timeZone: Europe/Berlin
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 30
  jobTemplate:
    spec:
      parallelism: 1
      activeDeadlineSeconds: 600
      template:
        spec:
          restartPolicy: Never
          containers: [{name: main, image: "busybox:1.36", command: [sh, -c, "sleep 100"]}]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: yearly}
spec:
  schedule: "@yearly"
  suspend: true
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: main, image: "busybox:1.36"}]
`;

/** Namespaces to be read, and two (the twins) that hold the same, to be written to. */
export function prepareStillCluster(cluster: Cluster): void {
  for (const name of ["demo", "daemons", "sets", "batch", "limited", "twin-a", "twin-b"]) {
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  }
  cluster.advance("1s");
  fillDemo(cluster);
  fillSets(cluster);
  cluster.apply(tasks, "batch");
  cluster.apply(quotas, "limited");
  cluster.apply(access, "limited");
  cluster.apply(behaviors);
  cluster.advance("1s");
  cluster.apply(sized, "limited");
  for (const namespace of ["twin-a", "twin-b"]) {
    cluster.apply(deployment("web"), namespace);
    cluster.apply(service("web"), namespace);
    cluster.apply(settings.replace("type: NodePort", "type: ClusterIP"), namespace);
    cluster.advance("30s");
    cluster.apply(deployment("web", { image: "nginx:1.16.1" }), namespace);
    cluster.apply(daemonSet("agent"), namespace);
    cluster.advance("30s");
    cluster.apply(daemonSet("agent", { image: "nginx:1.16.1" }), namespace);
    rollOutTwice(cluster, namespace);
  }
  cluster.advance("5m");
}

/** A StatefulSet whose second revision tells its cause. */
function rollOutTwice(cluster: Cluster, namespace: string): void {
  cluster.apply(statefulSet("db"), namespace);
  cluster.advance("30s");
  const annotations = { "kubernetes.io/change-cause": "to 1.16.1" };
  cluster.patch(StatefulSet, "db", { metadata: { annotations } }, namespace);
  cluster.apply(statefulSet("db", { image: "nginx:1.16.1" }), namespace);
  cluster.advance("30s");
}

/** StatefulSets with a namespace of their own: kubectl sorts no more than 12 pods stably. */
function fillSets(cluster: Cluster): void {
  const byHand = "updateStrategy: {type: OnDelete}";
  cluster.apply(statefulSet("byhand", { extra: byHand }), "sets");
  const staged =
    "updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1, maxUnavailable: 50%}}";
  cluster.apply(statefulSet("staged", { extra: staged }), "sets");
  rollOutTwice(cluster, "sets");
  cluster.apply(statefulSet("staged", { extra: staged, image: "nginx:1.16.1" }), "sets");
}

function fillDemo(cluster: Cluster): void {
  cluster.apply(settings, "demo");
  cluster.apply(networking, "demo");
  cluster.apply(deployment("web"), "demo");
  cluster.apply(service("web"), "demo");
  cluster.apply(deployment("stuck", { image: "nginx:1.14.2", replicas: 4 }), "demo");
  cluster.apply(deployment("paused", { extra: "paused: true" }), "demo");
  cluster.apply(daemonSet("agent"), "daemons");
  cluster.apply(daemonSet("by-hand", { extra: "updateStrategy: {type: OnDelete}" }), "daemons");
  cluster.advance("30s");
  const change = { metadata: { annotations: { "kubernetes.io/change-cause": "to 1.16.1" } } };
  cluster.apply(deployment("web", { image: "nginx:1.16.1" }), "demo");
  cluster.patch(Deployment, "web", change, "demo");
  cluster.apply(deployment("stuck", { image: "example.invalid/none:1", replicas: 4 }), "demo");
  cluster.apply(workloads, "demo");
  cluster.apply(daemonSet("agent", { image: "example.invalid/none:1" }), "daemons");
  cluster.patch(Node, "node-2", {
    metadata: { labels: { "node-role.kubernetes.io/worker": "", disk: "ssd" } },
    spec: {
      unschedulable: true,
      taints: [{ key: "dedicated", value: "db", effect: "NoSchedule" }],
    },
  });
}
