import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { ageText } from "../../client/kubectl/event-table.ts";
import { alignLines, describeTabs } from "../../client/kubectl/tabwriter.ts";
import { configMapLines, secretLines } from "./configuration.ts";
import { containerLines } from "./container.ts";
import { endpointSliceLines, endpointsLines } from "./endpoints.ts";
import { eventLines } from "./events.ts";
import { anythingLines, headingOf } from "./generic.ts";
import { annotationLines, type Lines, labelSelectorText } from "./lines.ts";
import { podTableLines } from "./node.ts";
import { tolerationLines } from "./placement.ts";
import { podAmounts } from "./pod-amounts.ts";
import { podTemplateLines } from "./pod-template.ts";
import { probeText } from "./probe.ts";
import { serviceLines } from "./service.ts";
import { volumeLines } from "./volumes.ts";
import { deploymentLines } from "./workload.ts";

const drawn = (lines: Lines) => `\n${alignLines(lines, describeTabs).join("\n")}\n`;
const nowMs = Date.UTC(2026, 0, 1, 1, 0, 0);

const template = {
  metadata: { labels: { app: "web" } },
  spec: {
    containers: [
      {
        name: "web",
        image: "nginx:1.19",
        ports: [{ containerPort: 80, name: "http", protocol: "TCP" }],
        resources: { requests: { memory: "32Mi", cpu: "50m" }, limits: { memory: "64Mi" } },
        env: [{ name: "A", value: "b" }],
        volumeMounts: [{ name: "c", mountPath: "/c" }],
      },
    ],
    volumes: [{ name: "c", configMap: { name: "conf" } }],
  },
};

test("a Deployment is described with its template, its conditions and its ReplicaSets", () => {
  const set = (name: string, image: string, replicas: number) => ({
    metadata: { name, creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: {
      replicas,
      template: {
        ...template,
        spec: { ...template.spec, containers: [{ ...template.spec.containers[0], image }] },
      },
    },
    status: { replicas },
  });
  const deployment = {
    metadata: { name: "web", namespace: "default", labels: { app: "web" } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "web" } },
      strategy: {
        type: "RollingUpdate",
        rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%" },
      },
      template,
    },
    status: {
      replicas: 2,
      updatedReplicas: 2,
      availableReplicas: 2,
      conditions: [{ type: "Available", status: "True", reason: "MinimumReplicasAvailable" }],
    },
  };
  const lines = deploymentLines(deployment, [
    set("web-1", "nginx:1.18", 0),
    set("web-2", "nginx:1.19", 2),
  ]);
  const withoutTime = lines.filter((line) => !line.startsWith("CreationTimestamp"));
  expect(drawn(withoutTime)).toBe(`
Name:                   web
Namespace:              default
Labels:                 app=web
Annotations:            <none>
Selector:               app=web
Replicas:               2 desired | 2 updated | 2 total | 2 available | 0 unavailable
StrategyType:           RollingUpdate
MinReadySeconds:        0
RollingUpdateStrategy:  25% max unavailable, 25% max surge
Pod Template:
  Labels:  app=web
  Containers:
   web:
    Image:      nginx:1.19
    Port:       80/TCP (http)
    Host Port:  0/TCP (http)
    Limits:
      memory:  64Mi
    Requests:
      cpu:     50m
      memory:  32Mi
    Environment:
      A:  b
    Mounts:
      /c from c (rw)
  Volumes:
   c:
    Type:          ConfigMap (a volume populated by a ConfigMap)
    Name:          conf
    Optional:      false
  Node-Selectors:  <none>
  Tolerations:     <none>
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      True    MinimumReplicasAvailable
OldReplicaSets:  web-1 (0/0 replicas created)
NewReplicaSet:   web-2 (2/2 replicas created)
`);
});

test("the tabs of a template stay where nothing aligns them", () => {
  expect(podTemplateLines({ metadata: { labels: { a: "1", b: "2" } }, spec: {} })).toEqual([
    "Pod Template:",
    "  Labels:\ta=1",
    "\tb=2",
    "  Containers: <none>",
    "  Volumes:\t<none>",
    "  Node-Selectors:\t<none>",
    "  Tolerations:\t<none>",
  ]);
});

test("a container is described with its state", () => {
  const status = {
    name: "a",
    containerID: "containerd://1",
    image: "x",
    imageID: "sha256:2",
    state: { waiting: { reason: "CrashLoopBackOff" } },
    lastState: { terminated: { reason: "Error", exitCode: 1 } },
    ready: false,
    restartCount: 4,
  };
  const container = { name: "a", image: "x", command: ["sh", "-c", "a\nb"], args: ["x"] };
  const lines = containerLines([container], { title: "Containers", statuses: [status], space: "" });
  expect(drawn(lines.filter((line) => !/(Started|Finished):/.test(line)))).toBe(`
Containers:
  a:
    Container ID:  containerd://1
    Image:         x
    Image ID:      sha256:2
    Port:          <none>
    Host Port:     <none>
    Command:
      sh
      -c
      a
      b
    Args:
      x
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       Error
      Exit Code:    1
    Ready:          False
    Restart Count:  4
    Environment:    <none>
    Mounts:         <none>
`);
});

test.each([
  {
    behaviour: "a command",
    probe: { exec: { command: ["ls", "/"] } },
    text: "exec [ls /]",
  },
  {
    behaviour: "a request",
    probe: { httpGet: { scheme: "HTTP", port: 80, path: "health" } },
    text: "http-get http://:80/health",
  },
  { behaviour: "a connection", probe: { tcpSocket: { port: "http" } }, text: "tcp-socket :http" },
])("a probe by $behaviour is told in one line", ({ probe, text }) => {
  const rhythm = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  expect(probeText({ ...probe, ...rhythm })).toBe(
    `${text} delay=0s timeout=1s period=10s #success=1 #failure=3`,
  );
});

test("the environment tells where values come from", () => {
  const env = [
    { name: "PLAIN", value: "x\ny" },
    { name: "NAME", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "metadata.name" } } },
    { name: "IP", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "status.podIP" } } },
    { name: "CPU", valueFrom: { resourceFieldRef: { resource: "requests.cpu", divisor: "1m" } } },
    { name: "MEM", valueFrom: { resourceFieldRef: { resource: "limits.memory" } } },
    { name: "S", valueFrom: { secretKeyRef: { name: "s", key: "k", optional: true } } },
    { name: "C", valueFrom: { configMapKeyRef: { name: "c", key: "k" } } },
  ];
  const envFrom = [{ configMapRef: { name: "all" } }, { prefix: "P_", secretRef: { name: "z" } }];
  const container = {
    name: "a",
    image: "x",
    env,
    envFrom,
    resources: { requests: { cpu: "100m" } },
  };
  const pod = { metadata: { name: "pod-1" } };
  const lines = containerLines([container], { title: "Containers", pod, space: "" });
  expect(drawn(lines.slice(7))).toBe(`
    Environment Variables from:
      all  ConfigMap                Optional: false
      z    Secret with prefix 'P_'  Optional: false
    Environment:
      PLAIN:  x
              y
      NAME:   pod-1 (v1:metadata.name)
      IP:      (v1:status.podIP)
      CPU:    100 (requests.cpu)
      MEM:    node allocatable (limits.memory)
      S:      <set to the key 'k' in secret 's'>      Optional: true
      C:      <set to the key 'k' of config map 'c'>  Optional: false
    Mounts:   <none>
`);
});

test("volumes are described by their kind", () => {
  const volumes = [
    { name: "e", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
    { name: "p", projected: { sources: [{ serviceAccountToken: { expirationSeconds: 3607 } }] } },
  ];
  expect(drawn(volumeLines(volumes, ""))).toBe(`
Volumes:
  e:
    Type:       EmptyDir (a temporary directory that shares a pod's lifetime)
    Medium:     Memory
    SizeLimit:  1Mi
  p:
    Type:                    Projected (a volume that contains injected data from multiple sources)
    TokenExpirationSeconds:  3607
`);
});

test("tolerations are ordered by key", () => {
  const tolerations = [
    { key: "b", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
    { key: "a", operator: "Equal", value: "x", effect: "NoSchedule" },
    { operator: "Exists" },
  ];
  expect(tolerationLines("Tolerations", tolerations)).toEqual([
    "Tolerations:\top=Exists",
    "\ta=x:NoSchedule",
    "\tb:NoExecute op=Exists for 300s",
  ]);
});

test("long annotations stand below their key, and what apply remembers is left out", () => {
  const long = "x".repeat(150);
  const annotations = {
    b: long,
    a: "1",
    "kubectl.kubernetes.io/last-applied-configuration": "{}",
  };
  expect(annotationLines("Annotations", annotations)).toEqual([
    "Annotations:\ta: 1",
    "\tb:",
    `\t  ${"x".repeat(138)}...`,
  ]);
});

test("a label selector is told by key, labels and expressions together", () => {
  const selector = {
    matchLabels: { b: "1" },
    matchExpressions: [
      { key: "c", operator: "In", values: ["y", "x"] },
      { key: "a", operator: "DoesNotExist" },
    ],
  };
  expect(labelSelectorText(selector)).toBe("!a,b=1,c in (x,y)");
});

describe("events", () => {
  const at = (minute: number) => `2026-01-01T00:${String(minute).padStart(2, "0")}:00Z`;
  test.each([
    { behaviour: "that happened once", event: { firstTimestamp: at(58), count: 1 }, text: "2m" },
    {
      behaviour: "that were counted",
      event: { firstTimestamp: at(50), lastTimestamp: at(59), count: 3 },
      text: "60s (x3 over 10m)",
    },
    {
      behaviour: "in a series",
      event: { eventTime: at(50), series: { count: 5, lastObservedTime: at(59) } },
      text: "60s (x5 over 10m)",
    },
  ])("$behaviour are $text old", ({ event, text }) => {
    expect(ageText(event, nowMs)).toBe(text);
  });

  test("are ordered by when they last happened", () => {
    const event = (reason: string, minute: number, fieldPath = ""): JsonObject => ({
      type: "Normal",
      involvedObject: { fieldPath },
      reason,
      message: `${reason}!`,
      firstTimestamp: at(minute),
      lastTimestamp: at(minute),
      source: { component: "kubelet" },
    });
    expect(
      drawn(eventLines([event("Started", 59, "spec.containers{a}"), event("Pulled", 58)], nowMs)),
    ).toBe(`
Events:
  Type    Reason   Age   From     Message
  ----    ------   ----  ----     -------
  Normal  Pulled   2m    kubelet  Pulled!
  Normal  Started  60s   kubelet  spec.containers{a}: Started!
`);
  });
});

test("a Service shows the first three ready addresses behind a port", () => {
  const endpoint = (ip: string, ready = true) => ({ addresses: [ip], conditions: { ready } });
  const slice = {
    ports: [{ name: "http", port: 8080 }],
    endpoints: [endpoint("1"), endpoint("2"), endpoint("3"), endpoint("4"), endpoint("5", false)],
  };
  const service = {
    metadata: { name: "web", namespace: "default" },
    spec: {
      type: "ClusterIP",
      clusterIP: "10.96.0.9",
      clusterIPs: ["10.96.0.9"],
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "SingleStack",
      ports: [{ name: "http", port: 80, targetPort: 8080, protocol: "TCP" }],
      selector: { app: "web" },
      sessionAffinity: "None",
      internalTrafficPolicy: "Cluster",
    },
  };
  expect(drawn(serviceLines(service, [slice]))).toBe(`
Name:                     web
Namespace:                default
Labels:                   <none>
Annotations:              <none>
Selector:                 app=web
Type:                     ClusterIP
IP Family Policy:         SingleStack
IP Families:              IPv4
IP:                       10.96.0.9
IPs:                      10.96.0.9
Port:                     http  80/TCP
TargetPort:               8080/TCP
Endpoints:                1:8080,2:8080,3:8080 + 1 more...
Session Affinity:         None
Internal Traffic Policy:  Cluster
`);
});

test("a ConfigMap shows its data, and of bytes how many", () => {
  const configMap = {
    metadata: { name: "c", namespace: "n" },
    data: { b: "x\ny", a: "1" },
    binaryData: { q: "aGVsbG8=" },
  };
  expect(configMapLines(configMap).slice(4)).toEqual(
    ["", "Data", "====", "a:", "----", "1", "", "b:", "----", "x", "y", ""].concat([
      "",
      "BinaryData",
      "====",
      "q: 5 bytes",
      "",
    ]),
  );
});

test("a Secret shows sizes only", () => {
  const secret = { metadata: { name: "s" }, type: "Opaque", data: { password: "cHc=" } };
  expect(secretLines(secret).slice(5)).toEqual([
    "Type:\tOpaque",
    "",
    "Data",
    "====",
    "password:\t2 bytes",
  ]);
});

test("Endpoints are described by subset", () => {
  const subset = { addresses: [{ ip: "1" }, { ip: "2" }], ports: [{ port: 80, protocol: "TCP" }] };
  expect(drawn(endpointsLines({ metadata: { name: "e" }, subsets: [subset] }).slice(4))).toBe(`
Subsets:
  Addresses:          1,2
  NotReadyAddresses:  <none>
  Ports:
    Name     Port  Protocol
    ----     ----  --------
    <unset>  80    TCP

`);
});

test("an EndpointSlice is described by endpoint", () => {
  const endpoint = {
    addresses: ["1"],
    conditions: { ready: true },
    nodeName: "n",
    targetRef: { kind: "Pod", name: "p" },
  };
  const slice = { metadata: { name: "s" }, addressType: "IPv4", endpoints: [endpoint] };
  expect(drawn(endpointSliceLines(slice).slice(4))).toBe(`
AddressType:  IPv4
Ports: <unset>
Endpoints:
  - Addresses:  1
    Conditions:
      Ready:    true
    Hostname:   <unset>
    TargetRef:  Pod/p
    NodeName:   n
    Zone:       <unset>
`);
});

test("what has no describer is described by its members", () => {
  const lease = {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: { name: "l", uid: "u", managedFields: [{}] },
    spec: { holderIdentity: "x", leaseDurationSeconds: 40, list: ["a", { b: true }] },
  };
  expect(drawn(anythingLines(lease))).toBe(`
Name:         l
Namespace:    
Labels:       <none>
Annotations:  <none>
API Version:  coordination.k8s.io/v1
Kind:         Lease
Metadata:
  UID:  u
Spec:
  Holder Identity:         x
  Lease Duration Seconds:  40
  List:
    a
    B:  true
`);
});

test.each([
  { field: "apiVersion", heading: "API Version" },
  { field: "clusterIPs", heading: "Cluster IPs" },
  { field: "a.b", heading: "a.b" },
])("the heading of $field is $heading", ({ field, heading }) => {
  expect(headingOf(field)).toBe(heading);
});

test("a node shows what its pods take of it", () => {
  const node = { status: { allocatable: { cpu: "4", memory: "8Gi", pods: "110" } } };
  const container = (cpu: string) => ({ resources: { requests: { cpu, memory: "1Gi" } } });
  const pod = (name: string) => ({
    metadata: { name, namespace: "default", creationTimestamp: "2026-01-01T00:55:00Z" },
    spec: { containers: [container("500m"), container("250m")] },
  });
  expect(drawn(podTableLines(node, [pod("a"), pod("b")], nowMs))).toBe(`
Non-terminated Pods:  (2 in total)
  Namespace           Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
  ---------           ----    ------------  ----------  ---------------  -------------  ---
  default             a       750m (18%)    0 (0%)      2Gi (25%)        0 (0%)         5m
  default             b       750m (18%)    0 (0%)      2Gi (25%)        0 (0%)         5m
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests     Limits
  --------           --------     ------
  cpu                1500m (37%)  0 (0%)
  memory             4Gi (50%)    0 (0%)
  ephemeral-storage  0 (0%)       0 (0%)
`);
});

test("a pod takes the sum of its containers, or the most that its first ones need", () => {
  const container = (cpu: string, more = {}) => ({ resources: { requests: { cpu } }, ...more });
  const spec = {
    initContainers: [container("100m", { restartPolicy: "Always" }), container("2")],
    containers: [container("500m"), container("500m")],
    overhead: { cpu: "10m" },
  };
  expect(podAmounts({ spec }).requests).toEqual(new Map([["cpu", "2110m"]]));
});
