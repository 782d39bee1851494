/** Updates: what may change, generation, status and spec apart, fields that are immutable. */
import { kindOf, objectOf } from "./kinds.ts";
import { get, invalid, patch, post, put, type Row, refused } from "./row.ts";
import { revisionOf } from "./state.ts";

const space = "/api/v1/namespaces/default";
const configMap = `${space}/configmaps/one`;
const secret = `${space}/secrets/one`;
const pod = `${space}/pods/one`;
const service = `${space}/services/one`;
const deployment = "/apis/apps/v1/namespaces/default/deployments/one";
const replicaSet = "/apis/apps/v1/namespaces/default/replicasets/one";
const slice = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/one";
const lease = "/apis/coordination.k8s.io/v1/namespaces/default/leases/one";
const node = "/api/v1/nodes/one";
const immutable = patch("merge", configMap, { immutable: true });
const whole = (name: string, rest: object) =>
  objectOf({ ...kindOf(name), rest: { ...kindOf(name).rest, ...rest } }, { name: "one" });

const generation: readonly Row[] = [
  {
    behaviour: "of the spec count the generation",
    asked: patch("merge", deployment, { spec: { replicas: 5 } }),
    code: 200,
    body: { metadata: { generation: 2 }, spec: { replicas: 5 } },
  },
  {
    behaviour: "that take the ports of an EndpointSlice away leave null",
    asked: patch("json", slice, [{ op: "replace", path: "/ports", value: [] }]),
    code: 200,
    body: { ports: null },
  },
  {
    behaviour: "of the labels of an EndpointSlice count the generation",
    asked: patch("merge", slice, {
      metadata: { labels: { a: "b" } },
    }),
    code: 200,
    body: { metadata: { generation: 2 } },
  },
  {
    behaviour: "of the annotations of an EndpointSlice do not count the generation",
    asked: patch("merge", slice, {
      metadata: { annotations: { a: "b" } },
    }),
    code: 200,
    body: { metadata: { generation: 1 } },
  },
  {
    behaviour: "of the annotations of a Deployment count the generation",
    asked: patch("merge", deployment, {
      metadata: { annotations: { a: "b" } },
    }),
    code: 200,
    body: { metadata: { generation: 2 } },
  },
  {
    behaviour: "of labels do not count the generation",
    asked: patch("merge", deployment, { metadata: { labels: { a: "b" } } }),
    code: 200,
    body: { metadata: { generation: 1 } },
  },
  {
    behaviour: "that change nothing do not count the generation",
    asked: patch("merge", deployment, { spec: { replicas: 1 } }),
    code: 200,
    body: { metadata: { generation: 1 } },
  },
  {
    behaviour: "cannot set the generation",
    asked: patch("merge", deployment, { metadata: { generation: 9 } }),
    code: 200,
    body: { metadata: { generation: 1 } },
  },
  {
    behaviour: "of the spec of a ReplicaSet count the generation",
    asked: patch("merge", replicaSet, { spec: { replicas: 2 } }),
    code: 200,
    body: { metadata: { generation: 2 } },
  },
  {
    behaviour: "of the spec of a Pod count the generation",
    asked: patch("strategic", pod, {
      spec: { containers: [{ name: "app", image: "nginx:1.26" }] },
    }),
    code: 200,
    body: { metadata: { generation: 2 } },
  },
  {
    behaviour: "of a scale count the generation",
    asked: patch("merge", `${deployment}/scale`, { spec: { replicas: 4 } }),
    code: 200,
    body: { kind: "Scale", spec: { replicas: 4 } },
  },
  {
    behaviour: "of a ConfigMap have no generation",
    asked: patch("merge", configMap, { data: { a: "b" } }),
    code: 200,
    absent: ["metadata.generation"],
  },
];

const apart: readonly Row[] = [
  {
    behaviour: "of the main resource leave the status as it is",
    asked: patch("merge", deployment, { status: { replicas: 9 }, spec: { replicas: 2 } }),
    code: 200,
    body: { spec: { replicas: 2 } },
    absent: ["status.replicas"],
  },
  {
    behaviour: "of the status leave the spec as it is",
    asked: patch("merge", `${deployment}/status`, {
      spec: { replicas: 9 },
      status: { replicas: 3 },
    }),
    code: 200,
    body: { metadata: { generation: 1 }, spec: { replicas: 1 }, status: { replicas: 3 } },
  },
  {
    behaviour: "of the status leave labels as they are",
    asked: patch("merge", `${deployment}/status`, { metadata: { labels: { a: "b" } } }),
    code: 200,
    body: { metadata: { labels: { app: "web" } } },
    absent: ["metadata.labels.a"],
  },
  {
    behaviour: "of the status are validated",
    asked: patch("merge", `${deployment}/status`, { status: { replicas: -1 } }),
    code: 422,
    body: {
      reason: "Invalid",
      message: /status\.replicas: Invalid value: -1: must be greater than or equal to 0/,
    },
  },
  {
    behaviour: "of the status of a kind that has none have no path",
    asked: put(`${configMap}/status`, {}),
    code: 404,
    body: refused("NotFound", "the server could not find the requested resource"),
  },
  {
    behaviour: "that create leave out the status",
    asked: post("/apis/apps/v1/namespaces/default/deployments", {
      ...whole("Deployment", { status: { replicas: 7 } }),
      metadata: { name: "made" },
    }),
    code: 201,
    absent: ["status.replicas"],
  },
  {
    behaviour: "that create a node keep its status",
    asked: post("/api/v1/nodes", {
      metadata: { name: "made" },
      status: { capacity: { cpu: "4" } },
    }),
    code: 201,
    body: { status: { capacity: { cpu: "4" } } },
  },
];

const fixed: readonly Row[] = [
  {
    behaviour: "of an immutable ConfigMap do not change its data",
    given: [immutable],
    asked: patch("merge", configMap, { data: { color: "blue" } }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "one",
      "data",
      "Forbidden: field is immutable when `immutable` is set",
    ),
  },
  {
    behaviour: "of an immutable ConfigMap do not make it mutable",
    given: [immutable],
    asked: patch("merge", configMap, { immutable: false }),
    code: 422,
    body: invalid(
      "ConfigMap",
      "one",
      "immutable",
      "Forbidden: field is immutable when `immutable` is set",
    ),
  },
  {
    behaviour: "of an immutable ConfigMap may change its labels",
    given: [immutable],
    asked: patch("merge", configMap, { metadata: { labels: { a: "b" } } }),
    code: 200,
    body: { metadata: { labels: { a: "b" } } },
  },
  {
    behaviour: "of a Secret do not change its type",
    asked: patch("merge", secret, { type: "example.com/t" }),
    code: 422,
    body: invalid("Secret", "one", "type", 'Invalid value: "example.com/t": field is immutable'),
  },
  {
    behaviour: "of a Secret take text in place of base64",
    asked: patch("merge", secret, { stringData: { key: "b" } }),
    code: 200,
    body: { data: { key: "Yg==" } },
    absent: ["stringData"],
  },
  {
    behaviour: "of a Secret take no data that is not base64",
    asked: patch("merge", secret, { data: { key: "*" } }),
    code: 422,
    body: { reason: "Invalid", message: /illegal base64 data at input byte 0$/ },
  },
  {
    behaviour: "of a Deployment do not change its selector",
    asked: patch("json", deployment, [
      { op: "add", path: "/spec/selector/matchLabels/b", value: "c" },
      { op: "add", path: "/spec/template/metadata/labels/b", value: "c" },
    ]),
    code: 422,
    body: invalid(
      "Deployment.apps",
      "one",
      "spec.selector",
      'Invalid value: {"matchLabels":{"app":"web","b":"c"}}: field is immutable',
    ),
  },
  {
    behaviour: "of a ReplicaSet do not change its selector",
    asked: patch("json", replicaSet, [
      { op: "add", path: "/spec/selector/matchLabels/b", value: "c" },
      { op: "add", path: "/spec/template/metadata/labels/b", value: "c" },
    ]),
    code: 422,
    body: { message: /spec\.selector: Invalid value: .*: field is immutable/ },
  },
  {
    behaviour: "of a Deployment do not let the selector miss the template",
    asked: patch("merge", deployment, {
      spec: { template: { metadata: { labels: { app: "x" } } } },
    }),
    code: 422,
    body: invalid(
      "Deployment.apps",
      "one",
      "spec.template.metadata.labels",
      'Invalid value: {"app":"x"}: `selector` does not match template `labels`',
    ),
  },
  {
    behaviour: "of a Deployment take no negative number of replicas",
    asked: patch("merge", deployment, { spec: { replicas: -1 } }),
    code: 422,
    body: invalid(
      "Deployment.apps",
      "one",
      "spec.replicas",
      "Invalid value: -1: must be greater than or equal to 0",
    ),
  },
  {
    behaviour: "of a Deployment take no number that 32 bits do not hold",
    asked: patch("merge", deployment, { spec: { replicas: 2_147_483_648 } }),
    code: 422,
    body: {
      message:
        /json: cannot unmarshal number 2147483648 into Go struct field DeploymentSpec\.spec\.replicas of type int32$/,
    },
  },
  {
    behaviour: "of a Pod change no more than its image and a few things",
    asked: patch("strategic", pod, { spec: { containers: [{ name: "app", command: ["x"] }] } }),
    code: 422,
    body: {
      reason: "Invalid",
      message:
        /^Pod "one" is invalid: spec: Forbidden: pod updates may not change fields other than/,
    },
  },
  {
    behaviour: "of a Pod may set a deadline",
    asked: patch("merge", pod, { spec: { activeDeadlineSeconds: 60 } }),
    code: 200,
    body: { spec: { activeDeadlineSeconds: 60 } },
  },
  {
    behaviour: "of a Pod may add tolerations",
    asked: patch("json", pod, [
      { op: "add", path: "/spec/tolerations/-", value: { key: "k", operator: "Exists" } },
    ]),
    code: 200,
  },
  {
    behaviour: "of a Service do not change its address",
    asked: patch("merge", service, { spec: { clusterIP: "10.96.9.9", clusterIPs: ["10.96.9.9"] } }),
    code: 422,
    body: {
      reason: "Invalid",
      message: /spec\.clusterIPs\[0\]: Invalid value: \["10\.96\.9\.9"\]: may not change once set/,
    },
  },
  {
    behaviour: "of a Service without its address keep it",
    asked: put(service, whole("Service", {})),
    code: 200,
    body: { spec: { clusterIP: /^10\.96\./ } },
  },
  {
    behaviour: "of a Service may make it one of every node",
    asked: patch("merge", service, { spec: { type: "NodePort" } }),
    code: 200,
    body: { spec: { type: "NodePort", externalTrafficPolicy: "Cluster" } },
  },
  {
    behaviour: "of a Service may make it a name of elsewhere",
    asked: patch("merge", service, {
      spec: { type: "ExternalName", externalName: "a.example", clusterIP: null, clusterIPs: null },
    }),
    code: 200,
    body: { spec: { type: "ExternalName", externalName: "a.example" } },
    absent: ["spec.clusterIP", "spec.clusterIPs"],
  },
  {
    behaviour: "of an EndpointSlice do not change its type of addresses",
    asked: patch("merge", slice, { addressType: "FQDN", endpoints: [] }),
    code: 422,
    body: {
      message: /addressType: Invalid value: "FQDN": field is immutable/,
    },
  },
  {
    behaviour: "of a Lease must say which one was seen",
    asked: put(lease, whole("Lease", {})),
    code: 422,
    body: {
      reason: "Invalid",
      message:
        'leases.coordination.k8s.io "one" is invalid: metadata.resourceVersion: Invalid value: 0: ' +
        "must be specified for an update",
    },
  },
  {
    behaviour: "of a Node do not change its address range",
    given: [patch("merge", node, { spec: { podCIDR: "10.1.0.0/24", podCIDRs: ["10.1.0.0/24"] } })],
    asked: patch("merge", node, { spec: { podCIDR: "10.2.0.0/24", podCIDRs: ["10.2.0.0/24"] } }),
    code: 422,
    body: {
      message: /spec\.podCIDRs: Forbidden: node updates may not change podCIDR except from/,
    },
  },
  {
    behaviour: "of a Node may make it unschedulable",
    asked: patch("merge", node, { spec: { unschedulable: true } }),
    code: 200,
    body: { spec: { unschedulable: true } },
  },
  {
    behaviour: "of a Namespace do not take its finalizer away",
    asked: patch("merge", "/api/v1/namespaces/other", { spec: { finalizers: [] } }),
    code: 200,
    body: { spec: { finalizers: ["kubernetes"] } },
  },
];

const conflicts: readonly Row[] = [
  {
    behaviour: "with the resourceVersion that is stored succeed",
    asked: put(configMap, {
      metadata: { name: "one", resourceVersion: revisionOf("ConfigMap") },
      data: { a: "b" },
    }),
    code: 200,
    body: { data: { a: "b" } },
    absent: ["data.color"],
  },
  {
    behaviour: "with resourceVersion 0 are unconditional",
    asked: put(configMap, { metadata: { name: "one", resourceVersion: "0" } }),
    code: 200,
  },
  {
    behaviour: "with a resourceVersion that is no number fail",
    asked: put(configMap, { metadata: { name: "one", resourceVersion: "abc" } }),
    code: 500,
    body: refused("Unknown", 'strconv.ParseUint: parsing "abc": invalid syntax'),
    absent: ["reason"],
  },
  {
    behaviour: "as a dry run say what would be, and keep nothing",
    given: [put(`${configMap}?dryRun=All`, { metadata: { name: "one" }, data: { a: "b" } })],
    asked: get(configMap),
    code: 200,
    body: { data: { color: "red" } },
  },
  {
    behaviour: "that say nothing new keep the resourceVersion",
    given: [put(configMap, whole("ConfigMap", { metadata: { name: "one" } }))],
    asked: put(configMap, {
      metadata: { name: "one", labels: { app: "web" } },
      data: { color: "red" },
    }),
    code: 200,
  },
];

export const updates: readonly Row[] = [...generation, ...apart, ...fixed, ...conflicts];
