/** Source: the page "User Impersonation" of the documentation, "Constrained Impersonation". */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEvent } from "../apiserver/audit/index.ts";
import { type ServedCluster, servedCluster } from "./http-client.ts";

const events: AuditEvent[] = [];
let served: ServedCluster;
let authorization: string;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0, audit: { log: (event) => events.push(event) } });
  const metadata = { name: "my-controller" };
  served.cluster.apply({ apiVersion: "v1", kind: "ServiceAccount", metadata });
  const path = "/api/v1/namespaces/default/serviceaccounts/my-controller/token";
  const { body } = await served.send({ path, method: "POST", body: {} });
  authorization = `Bearer ${Object(body).status.token}`;
});
afterAll(() => served.close());

const group = "rbac.authorization.k8s.io";
const may = { verbs: ["list"], apiGroups: [""], resources: ["pods"] };
const subject = (name: string) => ({ kind: "User", name });
const account = { kind: "ServiceAccount", name: "my-controller", namespace: "default" };

/** Gives a role of one rule, in a namespace or everywhere. */
function grant(name: string, rule: object, { to = account, namespace = "" }: Grant = {}): void {
  const [kind, place] = namespace === "" ? ["ClusterRole", {}] : ["Role", { namespace }];
  const apiVersion = `${group}/v1`;
  served.cluster.apply([
    { apiVersion, kind, metadata: { name, ...place }, rules: [rule] },
    {
      apiVersion,
      kind: `${kind}Binding`,
      metadata: { name, ...place },
      roleRef: { apiGroup: group, kind, name },
      subjects: [to],
    },
  ]);
}

interface Grant {
  readonly to?: object;
  readonly namespace?: string;
}

const identity = (mode: string, resource: string, ...resourceNames: string[]) => ({
  apiGroups: ["authentication.k8s.io"],
  resources: [resource],
  verbs: [`impersonate:${mode}`],
  ...(resourceNames.length > 0 && { resourceNames }),
});
const action = (mode: string, verb: string) => ({
  ...may,
  verbs: [`impersonate-on:${mode}:${verb}`],
});

async function listPods(headers: Readonly<Record<string, string>>, namespace = "default") {
  events.length = 0;
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const { code, body } = await served.send({ path, headers: { authorization, ...headers } });
  const { message = "" } = Object(body);
  return { code, message: String(message) };
}
const allowed = { code: 200, message: "" };

describe("a user can be impersonated for specific actions", () => {
  const jane = { "impersonate-user": "jane" };
  beforeAll(() => {
    grant("jane", may, { to: subject("jane") });
    grant("impersonate-jane-identity", identity("user-info", "users", "jane"));
    const namespace = "default";
    grant("impersonate-list-pods", action("user-info", "list"), { namespace });
  });

  test("in the namespace in which that is given, which is noted", async () => {
    expect(await listPods(jane)).toEqual(allowed);
    expect(events.at(-1)).toMatchObject({
      user: { username: "system:serviceaccount:default:my-controller" },
      impersonatedUser: { username: "jane" },
      authenticationMetadata: { impersonationConstraint: "impersonate:user-info" },
      verb: "list",
    });
  });

  test("but not elsewhere, whatever the user may do there", async () => {
    expect(await listPods(jane, "kube-system")).toEqual({
      code: 403,
      message:
        'pods is forbidden: User "system:serviceaccount:default:my-controller" cannot ' +
        'impersonate-on:user-info:list resource "pods" in API group "" in the namespace ' +
        '"kube-system"',
    });
  });

  test("and no other user", async () => {
    expect(await listPods({ "impersonate-user": "ann" })).toEqual({
      code: 403,
      message:
        'users.authentication.k8s.io "ann" is forbidden: User ' +
        '"system:serviceaccount:default:my-controller" cannot impersonate:user-info resource ' +
        '"users" in API group "authentication.k8s.io" at the cluster scope',
    });
  });

  test("nor with groups that are not given", async () => {
    const { message } = await listPods({ ...jane, "impersonate-group": "dev" });
    expect(message).toContain('cannot impersonate:user-info resource "groups"');
    grant("groups", identity("user-info", "groups"));
    expect(await listPods({ ...jane, "impersonate-group": "dev" })).toEqual(allowed);
    expect((await listPods({ ...jane, "impersonate-group": "system:masters" })).message).toContain(
      "impersonating the system:masters group is not allowed",
    );
  });
});

describe("what is constrained is held to more rules", () => {
  const jane = { "impersonate-user": "jane" };
  const message = async (headers: Readonly<Record<string, string>>) =>
    (await listPods({ ...jane, ...headers })).message;
  const why = (resource: string, reason: string) =>
    `${resource} is forbidden: User "system:serviceaccount:default:my-controller" cannot ` +
    `impersonate:user-info resource "${resource.split(".")[0]}" in API group ` +
    `"authentication.k8s.io" at the cluster scope: impersonating ${reason} is not allowed`;
  const extras = "userextras.authentication.k8s.io";

  test("keys of extra fields are paths, and their values are not empty", async () => {
    grant("extras", identity("user-info", "userextras/scopes"));
    expect(await message({ "impersonate-extra-scopes": "view" })).toBe(
      `${why(extras, "an invalid key in extra")}: extra.key: Invalid value: "scopes": must be a ` +
        'domain-prefixed path (such as "acme.io/foo")',
    );
    expect(await message({ "impersonate-extra-acme.com%2fscopes": "" })).toBe(
      why(extras, "the empty string value in extra"),
    );
  });

  test("nobody is in system:masters, whatever else they want to be in", async () => {
    expect(await message({ "impersonate-group": "lost, system:masters" })).toContain(
      "impersonating the system:masters group is not allowed",
    );
  });

  test("who may be whatever there is may be many things at once", async () => {
    grant("any-extra", identity("user-info", "userextras/*"));
    const extra = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`impersonate-extra-acme.com%2f${at}`, "a"]),
      );
    expect(await listPods({ ...jane, ...extra(4) })).toEqual(allowed);
    expect(await message(extra(3))).toContain('cannot impersonate:user-info resource "userextras/');
  });
});

test("a service account can be impersonated, by a right in its own namespace", async () => {
  const to = { kind: "ServiceAccount", name: "app", namespace: "kube-public" };
  grant("app", may, { to });
  const app = { "impersonate-user": "system:serviceaccount:kube-public:app" };
  grant("as-accounts", action("serviceaccount", "list"));
  expect((await listPods(app)).message).toContain(
    'cannot impersonate:serviceaccount resource "serviceaccounts" in API group ' +
      '"authentication.k8s.io" in the namespace "kube-public"',
  );
  const namespace = "kube-public";
  grant("impersonate-app", identity("serviceaccount", "serviceaccounts", "app"), { namespace });
  expect(await listPods(app)).toEqual(allowed);
});

test("a node can be impersonated, and is in the group of nodes", async () => {
  grant("nodes", may, { to: { kind: "Group", name: "system:nodes" } });
  grant("impersonate-node-sa", identity("arbitrary-node", "nodes", "mynode"));
  grant("impersonate-on-nodes", action("arbitrary-node", "list"));
  expect(await listPods({ "impersonate-user": "system:node:mynode" })).toEqual(allowed);
  expect(events.at(-1)?.impersonatedUser).toEqual({
    username: "system:node:mynode",
    groups: ["system:nodes", "system:authenticated"],
  });
  expect((await listPods({ "impersonate-user": "system:node:other" })).code).toBe(403);
});

test("a group whose name has commas is one group", async () => {
  const name = "cn=dev,ou=eng";
  grant("dn", may, { to: { kind: "Group", name } });
  const { code } = await listPods({ "impersonate-user": "jane", "impersonate-group": name });
  expect([code, events.at(-1)?.impersonatedUser?.groups]).toEqual([
    200,
    [name, "system:authenticated"],
  ]);
});

test("rules with the impersonate verb continue to function", async () => {
  const rule = { apiGroups: [""], resources: ["users"], verbs: ["impersonate"] };
  grant("bob", may, { to: subject("bob") });
  grant("legacy", { ...rule, resourceNames: ["bob"] });
  expect(await listPods({ "impersonate-user": "bob" }, "kube-system")).toEqual(allowed);
  expect(events.at(-1)).not.toHaveProperty("authenticationMetadata");
});

test("who was taken for somebody by the impersonate verb is told of that when refused", async () => {
  const account = "system:serviceaccount:default:my-controller";
  expect((await listPods({ "impersonate-user": "bob" })).code).toBe(200);
  expect((await listPods({ "impersonate-user": "ann" }, "kube-system")).message).toBe(
    `users "ann" is forbidden: User "${account}" cannot impersonate resource "users" in API ` +
      'group "" at the cluster scope',
  );
});
