/**
 * Source: "Privilege escalation prevention and bootstrapping" of the page "Using RBAC
 * Authorization" of the documentation, and pkg/registry/rbac 1.36.
 */
import { beforeEach, describe, expect, test } from "vitest";
import type { ApiResponse } from "../../../api/request.ts";
import { type Request, testServer } from "../../testing/server.ts";

const group = "rbac.authorization.k8s.io";
const at = (plural: string, namespace?: string) => ({
  resource: { group, version: "v1", plural },
  ...(namespace !== undefined && { namespace }),
});
const create = (plural: string, body: object, namespace?: string): Request => ({
  verb: "create",
  ...at(plural, namespace),
  body,
});
const ann = { credentials: { impersonated: { username: "ann", groups: ["dev"] } } };
const who = 'user "ann" (groups=["dev" "system:authenticated"])';
const notHeld = `${who} is attempting to grant RBAC permissions not currently held:\n`;

const rule = (verbs: string, resources: string, more: object = {}) => ({
  verbs: verbs.split(" "),
  apiGroups: [""],
  resources: resources.split(" "),
  ...more,
});
const role = (name: string, ...rules: object[]) => ({ metadata: { name }, rules });
const binding = (name: string, kind: string, to: string, user = "ann") => ({
  metadata: { name },
  roleRef: { apiGroup: group, kind, name: to },
  subjects: [{ kind: "User", name: user }],
});

let server: ReturnType<typeof testServer>;
/** What she is told; "" where it is done. */
const asAnn = (request: Request): string => textOf(server.send({ ...request, ...ann }));
const textOf = ({ code, body }: ApiResponse) =>
  code < 400 ? "" : ("message" in body ? (body.message ?? "") : "").replace(/^[^:]*: /, "");

/** She may do these things in the namespace, or everywhere. */
function holds(rules: readonly object[], namespace?: string): void {
  const [roles, bindings, kind] =
    namespace === undefined
      ? ["clusterroles", "clusterrolebindings", "ClusterRole"]
      : ["roles", "rolebindings", "Role"];
  server.given(
    create(roles, role("held", ...rules), namespace),
    create(bindings, binding("held", kind, "held"), namespace),
  );
}

beforeEach(() => {
  server = testServer();
});

test("what is missing is told once for each object that a rule names, with all its verbs", () => {
  const secrets = rule("get update", "secrets", { resourceNames: ["a", "b"] });
  const missing = (name: string) =>
    `{APIGroups:[""], Resources:["secrets"], ResourceNames:["${name}"], Verbs:["get" "update"]}`;
  expect(asAnn(create("roles", role("secrets", secrets), "default"))).toBe(
    `${notHeld}${missing("a")}\n${missing("b")}`,
  );
});

describe("what is given is looked at before what is written is validated", () => {
  const secrets = rule("get", "secrets", { nonResourceURLs: ["/x"] });

  test("of a role", () => {
    expect(asAnn(create("roles", role("secrets", secrets), "default"))).toContain(notHeld);
  });

  test("of a binding whose role is changed", () => {
    server.given(
      create("clusterroles", role("some", rule("get", "pods"))),
      create("clusterroles", role("more", rule("get", "secrets"))),
      create("rolebindings", binding("given", "ClusterRole", "some"), "default"),
    );
    const body = binding("given", "ClusterRole", "more");
    const update: Request = {
      verb: "update",
      ...at("rolebindings", "default"),
      name: "given",
      body,
    };
    expect(asAnn(update)).toContain(notHeld);
  });

  test("of a binding to what is no role", () => {
    const made = create("rolebindings", binding("odd", "Pod", "some"), "default");
    const message = 'unsupported role reference kind: "Pod"';
    expect(server.send({ ...made, ...ann })).toMatchObject({ code: 500, body: { message } });
  });
});

test("who is bound to roles that are not there is told so", () => {
  server.given(
    create("clusterrolebindings", binding("lost", "ClusterRole", "none")),
    create("rolebindings", binding("lost", "Role", "nowhere"), "default"),
  );
  const missing = (plural: string, name: string) => `${plural}.${group} "${name}" not found`;
  expect(asAnn(create("roles", role("pods", rule("get", "pods")), "default"))).toBe(
    `${notHeld}{APIGroups:[""], Resources:["pods"], Verbs:["get"]}; resolution errors: ` +
      `[[${missing("clusterroles", "none")}, ${missing("roles", "nowhere")}]]`,
  );
});

describe("one can only create or update a role", () => {
  const pods = create("roles", role("pods", rule("get list", "pods pods/log")), "default");

  test("if one has all the permissions contained in it, at its scope", () => {
    holds([rule("*", "*")], "default");
    expect(asAnn(pods)).toBe("");
  });

  test("not if one has them in another namespace", () => {
    holds([rule("*", "*")], "kube-public");
    expect(asAnn(pods)).toBe(
      `${notHeld}{APIGroups:[""], Resources:["pods"], Verbs:["get" "list"]}\n` +
        '{APIGroups:[""], Resources:["pods/log"], Verbs:["get" "list"]}',
    );
  });

  test("or if one may escalate roles", () => {
    holds([{ verbs: ["escalate"], apiGroups: [group], resources: ["roles"] }], "default");
    expect(asAnn(pods)).toBe("");
  });

  test("not if one may escalate other roles", () => {
    const other = { resourceNames: ["other"], apiGroups: [group], resources: ["roles"] };
    holds([{ verbs: ["escalate"], ...other }], "default");
    server.given(pods);
    const body = role("pods", rule("delete", "pods"));
    const more: Request = { verb: "update", ...at("roles", "default"), name: "pods", body };
    expect(asAnn(more)).toBe(`${notHeld}{APIGroups:[""], Resources:["pods"], Verbs:["delete"]}`);
  });

  test.each([
    {
      behaviour: "names of objects",
      held: rule("get", "pods", { resourceNames: ["a"] }),
      wanted: rule("get", "pods", { resourceNames: ["a", "b"] }),
      told: '{APIGroups:[""], Resources:["pods"], ResourceNames:["b"], Verbs:["get"]}',
    },
    {
      behaviour: "all objects by some",
      held: rule("get", "pods", { resourceNames: ["a"] }),
      wanted: rule("get", "pods"),
      told: '{APIGroups:[""], Resources:["pods"], Verbs:["get"]}',
    },
    {
      behaviour: "paths",
      held: { verbs: ["get"], nonResourceURLs: ["/logs/*"] },
      wanted: { verbs: ["get", "post"], nonResourceURLs: ["/logs/a", "/metrics"] },
      told:
        '{NonResourceURLs:["/logs/a"], Verbs:["post"]}\n' +
        '{NonResourceURLs:["/metrics"], Verbs:["get"]}\n' +
        '{NonResourceURLs:["/metrics"], Verbs:["post"]}',
    },
    {
      behaviour: "subresources of all resources",
      held: rule("get", "*/scale"),
      wanted: rule("get", "pods/log replicationcontrollers/scale"),
      told: '{APIGroups:[""], Resources:["pods/log"], Verbs:["get"]}',
    },
  ])("with $behaviour", ({ held, wanted, told }) => {
    holds([held]);
    expect(asAnn(create("clusterroles", role("wanted", wanted)))).toBe(notHeld + told);
  });

  test("made up of others if one may do everything", () => {
    holds([rule("get", "pods")]);
    const aggregationRule = { clusterRoleSelectors: [{ matchLabels: { a: "b" } }] };
    const all = create("clusterroles", { metadata: { name: "all" }, aggregationRule });
    expect(asAnn(all)).toBe("must have cluster-admin privileges to use the aggregationRule");
  });

  test("but its owners and finalizers whatever is in it", () => {
    server.given(pods);
    const change = (metadata: object): Request => ({
      verb: "patch",
      patchType: "merge",
      ...at("roles", "default"),
      name: "pods",
      body: { metadata },
    });
    expect(asAnn(change({ finalizers: ["example.com/a"] }))).toBe("");
    expect(asAnn(change({ labels: { a: "b" } }))).toContain(notHeld);
  });
});

describe("one can only create or update a role binding", () => {
  const grant = create("rolebindings", binding("give", "ClusterRole", "reader", "bob"), "default");
  const granting = create(
    "clusterroles",
    role("role-grantor", {
      apiGroups: [group],
      resources: ["clusterroles"],
      verbs: ["bind"],
      resourceNames: ["reader"],
    }),
  );

  test("if one has all the permissions contained in the referenced role", () => {
    server.given(create("roles", role("reader", rule("get", "pods")), "default"));
    const give = create("rolebindings", binding("give", "Role", "reader", "bob"), "default");
    expect(asAnn(give)).toBe(`${notHeld}{APIGroups:[""], Resources:["pods"], Verbs:["get"]}`);
    holds([rule("get list", "pods")], "default");
    expect(asAnn(give)).toBe("");
  });

  test("or if one may bind the referenced role", () => {
    const give = create("clusterrolebindings", binding("give", "ClusterRole", "reader", "bob"));
    server.given(
      create("clusterroles", role("reader", rule("get", "pods"))),
      granting,
      create("rolebindings", binding("grantor", "ClusterRole", "role-grantor"), "default"),
    );
    expect(asAnn(grant)).toBe("");
    expect(asAnn({ ...grant, namespace: "kube-public" })).toContain(notHeld);
    expect(asAnn(give)).toContain(notHeld);
  });

  test("to a role that there is", () => {
    const lost = create("rolebindings", binding("lost", "Role", "none"), "default");
    const answer = server.send({ ...lost, ...ann });
    expect([answer.code, answer.body]).toMatchObject([
      404,
      { message: 'roles.rbac.authorization.k8s.io "none" not found' },
    ]);
  });

  test("whatever is in the role, of the group system:masters or as a component", () => {
    const masters = {
      credentials: { impersonated: { username: "x", groups: ["system:masters"] } },
    };
    expect(textOf(server.send({ ...grant, ...masters }))).toBe("");
    const other = create("rolebindings", binding("other", "ClusterRole", "admin"), "default");
    expect(textOf(server.send(other))).toBe("");
  });
});
