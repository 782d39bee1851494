/** Kyverno is asked about what its policies are for, though it reviews nothing. */
import { expect, test } from "vitest";
import {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from "../../api/admissionregistration/webhook-configuration.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ClusterRole } from "../../api/rbac/role.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { customResource } from "../custom-resources/crontabs.ts";
import { clusterAccount, everything, kindOf, robotPod } from "./account.ts";

const group = "kyverno.io";

const role = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: {
    name: "kyverno:admission-controller:webhook",
    labels: { "app.kubernetes.io/component": "kyverno" },
  },
};

const server = robotPod("kyverno", {
  containers: [
    {
      name: "kyverno",
      image: "reg.kyverno.io/kyverno/kyverno:v1.15.1",
      args: ["--loggingFormat=text"],
      ports: [{ containerPort: 9443 }],
    },
  ],
});
const labelled = { ...server, metadata: { ...server.metadata, labels: { app: "kyverno" } } };
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "kyverno-svc" },
  spec: { ports: [{ port: 443, targetPort: 9443 }], selector: { app: "kyverno" } },
};

const policy = (rules: readonly object[], spec: object = {}, metadata: object = {}) => ({
  apiVersion: `${group}/v1`,
  kind: "ClusterPolicy",
  metadata: { name: "all", ...metadata },
  spec: { ...spec, rules },
});
const matching = (kinds: readonly string[], more: object) => ({
  name: "rule",
  match: { any: [{ resources: { kinds } }] },
  ...more,
});

function installed(...objects: readonly object[]): Cluster {
  const cluster = createCluster();
  cluster.apply(definition);
  cluster.apply([...clusterAccount(everything), role, service, labelled, ...objects]);
  cluster.advance("1m");
  return cluster;
}
const { spec, ...rest } = kindOf("ClusterPolicy", { group, scope: "Cluster" });
const definition = {
  ...rest,
  metadata: { name: `clusterpolicies.${group}` },
  spec: { ...spec, names: { ...spec.names, plural: "clusterpolicies" } },
};

const webhooksOf = (cluster: Cluster, side: "Mutating" | "Validating") => {
  const kind = side === "Mutating" ? MutatingWebhookConfiguration : ValidatingWebhookConfiguration;
  const found = cluster.get(kind, `kyverno-resource-${side.toLowerCase()}-webhook-cfg`);
  return (found?.webhooks ?? []).map(({ name, rules = [] }) => [
    name,
    ...rules.flatMap(({ apiGroups: [name = ""] = [], apiVersions, resources = [] }) =>
      resources.map((resource) => [name, apiVersions, resource].join("/")),
    ),
  ]);
};

test.each([
  {
    behaviour: "what makes pods too, where rules are for pods",
    policies: [policy([matching(["Pod"], { validate: {} })])],
    validating: [
      [
        "validate.kyverno.svc-fail",
        "/v1/pods",
        "/v1/pods/ephemeralcontainers",
        "/v1/replicationcontrollers",
        "apps/v1/daemonsets",
        "apps/v1/deployments",
        "apps/v1/replicasets",
        "apps/v1/statefulsets",
        "batch/v1/cronjobs",
        "batch/v1/jobs",
      ],
    ],
    mutating: [],
  },
  {
    behaviour: "pods alone, where it is told so",
    policies: [
      policy(
        [matching(["Pod"], { mutate: {} })],
        { failurePolicy: "Ignore" },
        { annotations: { "pod-policies.kyverno.io/autogen-controllers": "none" } },
      ),
    ],
    validating: [],
    mutating: [["mutate.kyverno.svc-ignore", "/v1/pods", "/v1/pods/ephemeralcontainers"]],
  },
  {
    behaviour: "kinds by group and version, and subresources",
    policies: [
      policy([matching(["apps/v1/Deployment", "v1/Secret", "Pod/exec"], { validate: {} })]),
    ],
    validating: [
      ["validate.kyverno.svc-fail", "/v1/pods/exec", "/v1/secrets", "apps/v1/deployments"],
    ],
    mutating: [],
  },
  {
    behaviour: "everything",
    policies: [policy([matching(["*"], { validate: {} })])],
    validating: [["validate.kyverno.svc-fail", "*/*/*/*"]],
    mutating: [],
  },
  { behaviour: "nothing without policies", policies: [], validating: [], mutating: [] },
])("it is asked about $behaviour", ({ policies, validating, mutating }) => {
  const cluster = installed(...policies);
  expect(webhooksOf(cluster, "Validating")).toEqual(validating);
  expect(webhooksOf(cluster, "Mutating")).toEqual(mutating);
});

test("a policy is told to be ready, and who writes what it is for hears that nobody reviews it", () => {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } };
  const cluster = installed(namespace, policy([matching(["Pod"], { validate: {} })]));
  const kind = customResource(cluster, `${group}/v1`, "ClusterPolicy");
  expect(cluster.get(kind, "all")).toMatchObject({
    status: { conditions: [{ type: "Ready", status: "True" }], rulecount: { validate: 1 } },
  });
  const made = cluster.server.handle({
    verb: "create",
    resource: Pod,
    namespace: "shop",
    actor: "kubectl",
    body: { metadata: { name: "web" }, spec: { containers: [{ name: "c", image: "nginx" }] } },
  });
  const warning = expect.stringContaining("review nothing");
  expect(made).toMatchObject({ code: 201, warnings: [warning] });
});

test("its webhooks go with its role, and with its policies", () => {
  const cluster = installed(policy([matching(["Pod"], { validate: {} })]));
  cluster.delete(customResource(cluster, `${group}/v1`, "ClusterPolicy"), "all");
  cluster.advance("1m");
  expect(webhooksOf(cluster, "Validating")).toEqual([]);
  cluster.delete(Pod, "kyverno");
  cluster.delete(ClusterRole, role.metadata.name);
  cluster.advance("1m");
  expect(cluster.list(ValidatingWebhookConfiguration)).toEqual([]);
});
