import { expect, test } from "vitest";
import type { UserInfo } from "../../../api/authentication/user-info.ts";
import type { Attributes } from "../../../api/authorization/authorizer.ts";
import { testServer } from "../../testing/server.ts";
import { allows } from "./allows.ts";
import { rbacAuthorizer } from "./rbac-authorizer.ts";

const user: UserInfo = { username: "ann", groups: ["dev"] };
const resource = (asked: object): Attributes => ({ user, resource: asked });
const path = (asked: object): Attributes => ({ user, nonResource: asked });
const pods = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };
const getPod = { verb: "get", resource: "pods", namespace: "a", name: "web" };

test.each([
  {
    behaviour: "a verb, a group and a resource",
    rule: pods,
    asked: resource(getPod),
    allowed: true,
  },
  {
    behaviour: "no other verb",
    rule: pods,
    asked: resource({ ...getPod, verb: "list" }),
    allowed: false,
  },
  {
    behaviour: "no other group",
    rule: pods,
    asked: resource({ ...getPod, group: "apps" }),
    allowed: false,
  },
  {
    behaviour: "everything by stars",
    rule: { apiGroups: ["*"], resources: ["*"], verbs: ["*"] },
    asked: resource({ ...getPod, group: "apps", subresource: "scale", verb: "x" }),
    allowed: true,
  },
  {
    behaviour: "a subresource by its whole name",
    rule: { ...pods, resources: ["pods/log"] },
    asked: resource({ ...getPod, subresource: "log" }),
    allowed: true,
  },
  {
    behaviour: "a subresource of every resource",
    rule: { ...pods, resources: ["*/scale"] },
    asked: resource({ ...getPod, subresource: "scale" }),
    allowed: true,
  },
  {
    behaviour: "not a resource by its subresource",
    rule: { ...pods, resources: ["*/scale"] },
    asked: resource(getPod),
    allowed: false,
  },
  {
    behaviour: "objects of the names that it has",
    rule: { ...pods, resourceNames: ["web"] },
    asked: resource(getPod),
    allowed: true,
  },
  {
    behaviour: "no object without a name where it has names",
    rule: { ...pods, resourceNames: ["web"] },
    asked: resource({ ...getPod, name: undefined }),
    allowed: false,
  },
  {
    behaviour: "a path",
    rule: { nonResourceURLs: ["/healthz"], verbs: ["get"] },
    asked: path({ verb: "get", path: "/healthz" }),
    allowed: true,
  },
  {
    behaviour: "what is under a path with a star",
    rule: { nonResourceURLs: ["/logs/*"], verbs: ["get"] },
    asked: path({ verb: "get", path: "/logs/a" }),
    allowed: true,
  },
  {
    behaviour: "not the path above the star",
    rule: { nonResourceURLs: ["/logs/*"], verbs: ["get"] },
    asked: path({ verb: "get", path: "/logs" }),
    allowed: false,
  },
  {
    behaviour: "no path by rules of resources",
    rule: { apiGroups: ["*"], resources: ["*"], verbs: ["*"] },
    asked: path({ verb: "get", path: "/logs" }),
    allowed: false,
  },
])("a rule allows $behaviour", ({ rule, asked, allowed }) => {
  expect(allows(rule, asked)).toBe(allowed);
});

const rbac = { group: "rbac.authorization.k8s.io", version: "v1" };
const bindings = { verb: "create", resource: { ...rbac, plural: "clusterrolebindings" } } as const;
const binding = (name: string, role: string) => ({
  ...bindings,
  body: {
    metadata: { name },
    roleRef: { apiGroup: rbac.group, kind: "ClusterRole", name: role },
    subjects: [{ kind: "User", name: "ann" }],
  },
});

test("the authorizer says who was given what by which binding, and what it could not find", () => {
  const { storage, given } = testServer();
  given(binding("all", "cluster-admin"), binding("lost", "none"), binding("more", "nobody"));
  const authorizer = rbacAuthorizer(storage);
  expect(authorizer.authorize(resource(getPod))).toEqual({
    verdict: "Allow",
    reason:
      'RBAC: allowed by ClusterRoleBinding "all" of ClusterRole "cluster-admin" to User "ann"',
  });
  given({ verb: "delete", resource: bindings.resource, name: "all" });
  const missing = (name: string) => `clusterrole.rbac.authorization.k8s.io "${name}" not found`;
  expect(authorizer.authorize(resource(getPod))).toEqual({
    verdict: "NoOpinion",
    reason: `RBAC: [${missing("none")}, ${missing("nobody")}]`,
  });
  expect(authorizer.rulesFor(user, "default")).toEqual({
    resourceRules: [],
    nonResourceRules: [],
    incomplete: false,
    evaluationError: `[${missing("none")}, ${missing("nobody")}]`,
  });
});
