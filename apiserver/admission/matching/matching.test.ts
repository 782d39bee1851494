import { describe, expect, test } from "vitest";
import type { MatchResources } from "../../../api/admissionregistration/rule.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { notFound } from "../../../api/status.ts";
import { alwaysAllow } from "../../auth/authorizer.ts";
import { type Attributes, type Form, isExempt, matchResources, userOf } from "./index.ts";

const pods = { group: "", version: "v1", resource: "pods" };
const deployments = { group: "apps", version: "v1", resource: "deployments" };
const namespaces = { group: "", version: "v1", resource: "namespaces" };
const kind = { group: "", version: "v1", kind: "Pod" };

const objectOf = (labels: Record<string, string> = {}): KubeObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a", labels },
});

const requestOf = (changes: Partial<Attributes> = {}): Attributes => ({
  operation: "CREATE",
  resource: pods,
  kind,
  subresource: "",
  name: "a",
  namespace: "default",
  object: objectOf(),
  owners: [],
  authorizer: alwaysAllow,
  oldObject: undefined,
  options: {},
  dryRun: false,
  userInfo: userOf("kubectl", ""),
  ...changes,
});

type Criteria = Partial<MatchResources>;
type Rule = NonNullable<MatchResources["resourceRules"]>[number];

const ruleOf = (changes: Partial<Rule> = {}): Rule => ({
  apiGroups: [""],
  apiVersions: ["v1"],
  operations: ["*"],
  resources: ["pods"],
  scope: "*",
  ...changes,
});

/** Deployments were served in another version too once. */
const older: Form = {
  resource: { group: "extensions", version: "v1beta1", resource: "deployments" },
  kind: { group: "extensions", version: "v1beta1", kind: "Deployment" },
  convert: (object) => ({ ...object, apiVersion: "extensions/v1beta1" }),
  revert: (object) => ({ ...object, apiVersion: "apps/v1" }),
};

const labelsOf = (name: string) => {
  if (name === "gone") throw notFound({ group: "", kind: "", plural: "namespaces" }, name);
  return { "kubernetes.io/metadata.name": name, tier: name === "default" ? "prod" : "dev" };
};

function matched(criteria: Criteria, request: Partial<Attributes> = {}): string | undefined {
  const all: MatchResources = {
    matchPolicy: "Equivalent",
    namespaceSelector: {},
    objectSelector: {},
    ...criteria,
  };
  const equivalents = request.resource === deployments ? [older] : [];
  const found = matchResources(all, requestOf(request), { labelsOf, equivalents });
  return found && `${found.kind.group}/${found.kind.version} ${found.resource.resource}`;
}

const asItIs = ({ resource = pods }: Partial<Attributes> = {}) => `/v1 ${resource.resource}`;

describe("a rule", () => {
  test.each<{ behaviour: string; rule: Partial<Rule>; request?: Partial<Attributes>; not?: true }>([
    { behaviour: "names a resource", rule: {} },
    { behaviour: "of another group is not meant", rule: { apiGroups: ["apps"] }, not: true },
    { behaviour: "of another version is not meant", rule: { apiVersions: ["v2"] }, not: true },
    { behaviour: "names every group and version", rule: { apiGroups: ["*"], apiVersions: ["*"] } },
    { behaviour: "names another operation", rule: { operations: ["DELETE"] }, not: true },
    { behaviour: "names one of several operations", rule: { operations: ["UPDATE", "CREATE"] } },
    { behaviour: "names every resource with *", rule: { resources: ["*"] } },
    {
      behaviour: "names no subresource with *",
      rule: { resources: ["*"] },
      request: { subresource: "status" },
      not: true,
    },
    {
      behaviour: "names no subresource with the resource",
      rule: {},
      request: { subresource: "status" },
      not: true,
    },
    {
      behaviour: "names a subresource",
      rule: { resources: ["pods/status"] },
      request: { subresource: "status" },
    },
    {
      behaviour: "names every subresource of a resource",
      rule: { resources: ["pods/*"] },
      request: { subresource: "eviction" },
    },
    {
      behaviour: "names a subresource of every resource",
      rule: { resources: ["*/scale"] },
      request: { subresource: "scale" },
    },
    { behaviour: "names everything with */*", rule: { resources: ["*/*"] } },
    { behaviour: "is for what is in namespaces", rule: { scope: "Namespaced" } },
    { behaviour: "is for what is in none", rule: { scope: "Cluster" }, not: true },
    {
      behaviour: "takes a Namespace as in none",
      rule: { scope: "Cluster", resources: ["namespaces"] },
      request: { resource: namespaces, namespace: "a" },
    },
    { behaviour: "names objects", rule: { resourceNames: ["b", "a"] } },
    { behaviour: "names other objects", rule: { resourceNames: ["b"] }, not: true },
    {
      behaviour: "names no object whose name is still to be made",
      rule: { resourceNames: ["a"] },
      request: { name: "" },
      not: true,
    },
  ])("$behaviour", ({ rule, request, not }) => {
    expect(matched({ resourceRules: [ruleOf(rule)] }, request)).toBe(
      not ? undefined : asItIs(request),
    );
  });
});

test.each<{ behaviour: string; criteria: Criteria; expected: string | undefined }>([
  {
    behaviour: "by the version that is requested, where one rule names it",
    criteria: {
      resourceRules: [
        ruleOf({ apiGroups: ["extensions"], apiVersions: ["*"], resources: ["deployments"] }),
        ruleOf({ apiGroups: ["apps"], resources: ["deployments"] }),
      ],
    },
    expected: "apps/v1 deployments",
  },
  {
    behaviour: "by another version, where only that is named",
    criteria: {
      resourceRules: [
        ruleOf({ apiGroups: ["extensions"], apiVersions: ["*"], resources: ["deployments"] }),
      ],
    },
    expected: "extensions/v1beta1 deployments",
  },
  {
    behaviour: "by no other version, where the match policy is Exact",
    criteria: {
      matchPolicy: "Exact",
      resourceRules: [
        ruleOf({ apiGroups: ["extensions"], apiVersions: ["*"], resources: ["deployments"] }),
      ],
    },
    expected: undefined,
  },
  {
    behaviour: "not where another version is excluded",
    criteria: {
      excludeResourceRules: [
        ruleOf({ apiGroups: ["extensions"], apiVersions: ["*"], resources: ["*"] }),
      ],
    },
    expected: undefined,
  },
])("a Deployment matches $behaviour", ({ criteria, expected }) => {
  const request = { resource: deployments, kind: { ...kind, group: "apps" } };
  expect(matched(criteria, request)).toBe(expected);
});

describe("a request matches", () => {
  const prod = { matchLabels: { tier: "prod" } };
  const web = { matchLabels: { app: "web" } };
  test.each<{
    behaviour: string;
    criteria: Criteria;
    request?: Partial<Attributes>;
    not?: true;
  }>([
    { behaviour: "without any rules", criteria: {} },
    {
      behaviour: "not what is excluded by name",
      criteria: { excludeResourceRules: [ruleOf({ resourceNames: ["a"] })] },
      not: true,
    },
    {
      behaviour: "by the labels of its namespace",
      criteria: { namespaceSelector: prod },
    },
    {
      behaviour: "not in a namespace with other labels",
      criteria: { namespaceSelector: prod },
      request: { namespace: "other" },
      not: true,
    },
    {
      behaviour: "whatever the labels of namespaces, where it is in none",
      criteria: { namespaceSelector: prod },
      request: { namespace: "" },
    },
    {
      behaviour: "by the labels that a Namespace is about to have",
      criteria: { namespaceSelector: prod },
      request: { resource: namespaces, namespace: "new", object: objectOf({ tier: "prod" }) },
    },
    {
      behaviour: "by the labels that a Namespace has, where it is deleted",
      criteria: { namespaceSelector: prod },
      request: {
        resource: namespaces,
        namespace: "default",
        operation: "DELETE",
        object: undefined,
      },
    },
    {
      behaviour: "by the labels of the object",
      criteria: { objectSelector: web },
      request: { object: objectOf({ app: "web" }) },
    },
    {
      behaviour: "by the labels that it had before",
      criteria: { objectSelector: web },
      request: { object: objectOf(), oldObject: objectOf({ app: "web" }) },
    },
    {
      behaviour: "not with other labels",
      criteria: { objectSelector: web },
      request: { object: objectOf({ app: "db" }) },
      not: true,
    },
    {
      behaviour: "not by labels where there is no object",
      criteria: { objectSelector: web },
      request: { operation: "DELETE", object: undefined },
      not: true,
    },
  ])("$behaviour", ({ criteria, request, not }) => {
    expect(matched(criteria, request)).toBe(not ? undefined : asItIs(request));
  });

  test("and says so where its namespace is gone, if everything else matches", () => {
    const criteria = { namespaceSelector: prod, resourceRules: [ruleOf()] };
    expect(() => matched(criteria, { namespace: "gone" })).toThrow('namespaces "gone" not found');
    const elsewhere = { namespace: "gone", subresource: "status" };
    expect(matched(criteria, elsewhere)).toBeUndefined();
  });
});

test("no webhook or policy has a say in webhooks and policies", () => {
  expect(isExempt({ group: "admissionregistration.k8s.io" })).toBe(true);
  expect(isExempt({ group: "apps" })).toBe(false);
});

test.each([
  ["kubectl", "kubernetes-admin", ["kubeadm:cluster-admins", "system:authenticated"]],
  ["kube-scheduler", "system:kube-scheduler", ["system:authenticated"]],
  ["default-scheduler", "system:kube-scheduler", ["system:authenticated"]],
  ["kubelet", "system:node:n1", ["system:nodes", "system:authenticated"]],
  [
    "daemonset-controller",
    "system:serviceaccount:kube-system:daemon-set-controller",
    ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
  ],
])("%s is %s", (actor, username, groups) => {
  expect(userOf(actor, "n1")).toEqual({ username, uid: "", groups, extra: {} });
});
