/**
 * Source: "Hardening Guide - Dynamic Resource Allocation" of the documentation, and
 * pkg/registry/resource 1.36.
 */
import { beforeEach, describe, expect, test } from "vitest";
import type { UserInfo } from "../../api/authentication/user-info.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { at, namespaces, type Request, testServer } from "../testing/server.ts";

const driver = "gpu.example.com";
const gpus = { resource: ResourceClaim, name: "gpus" };
const result = { request: "gpu", driver, pool: "node-0", device: "gpu-0" };
const on = (...nodes: string[]) => ({
  nodeSelectorTerms: nodes.map((node) => ({
    matchFields: [{ key: "metadata.name", operator: "In", values: [node] }],
  })),
});
const allocation = { devices: { results: [result] }, nodeSelector: on("node-0") };
const devices = [{ driver, pool: "node-0", device: "gpu-0" }];
const reservedFor = [{ resource: "pods", name: "web", uid: "1" }];
const claim = {
  metadata: { name: "gpus" },
  spec: { devices: { requests: [{ name: "gpu", exactly: { deviceClassName: driver } }] } },
};

let server: ReturnType<typeof testServer>;

beforeEach(() => {
  server = testServer();
  server.given({ verb: "create", resource: ResourceClaim, namespace: "default", body: claim });
});

const username = "system:serviceaccount:default:plugin";
const plugin = (node?: string): UserInfo => ({
  username,
  ...(node !== undefined && { extra: { "authentication.kubernetes.io/node-name": [node] } }),
});

/** The service account may do this in all of the cluster. */
function allow(verbs: string, resource: string, resourceNames?: readonly string[]): void {
  const apiGroups = ["resource.k8s.io"];
  const rule = { verbs: verbs.split(" "), apiGroups, resources: [resource], resourceNames };
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "own" };
  const subjects = [{ kind: "ServiceAccount", namespace: "default", name: "plugin" }];
  const create = (plural: string, body: object): Request => ({
    verb: "create",
    resource: { group: "rbac.authorization.k8s.io", version: "v1", plural },
    body: { metadata: { name: "own" }, ...body },
  });
  server.given(
    create("clusterroles", { rules: [rule] }),
    create("clusterrolebindings", { roleRef, subjects }),
  );
}

const statusOf = (status: object, namespace = "default"): Request => ({
  verb: "update",
  ...gpus,
  namespace,
  subresource: "status",
  body: { ...claim, status },
});

/** What the service account is told; "" where it is done. */
const told = (status: object, user = plugin()) =>
  messageOf({ ...statusOf(status), credentials: { impersonated: user } });
function messageOf(request: Request): string {
  const { code, body } = server.send(request);
  return code < 400 ? "" : at(body, "message");
}

const invalid = 'ResourceClaim.resource.k8s.io "gpus" is invalid: ';
const cannot = (verb: string, what: string, where: string) =>
  `User "${username}" cannot ${verb} resource "resourceclaims/${what}" in API group ` +
  `"resource.k8s.io" ${where}`;

describe("what is allocated, and for whom, is changed by who may bind claims", () => {
  const refusal =
    `${invalid}status: Forbidden: changing status.allocation or status.reservedFor requires ` +
    'resource="resourceclaims/binding", verb="update" permission: resourceclaims.resource.k8s.io ' +
    `is forbidden: ${cannot("update", "binding", "at the cluster scope")}`;

  test("who may not is refused", () => {
    expect(told({ allocation })).toBe(refusal);
    server.given(statusOf({ allocation }));
    expect(told({ allocation, reservedFor })).toBe(refusal);
    expect(told({})).toBe(refusal);
  });

  test("who may has done it", () => {
    allow("update", "resourceclaims/binding");
    expect(told({ allocation, reservedFor })).toBe("");
  });

  test("a patch is another verb than an update", () => {
    allow("update", "resourceclaims/binding");
    const message = messageOf({
      ...statusOf({}),
      verb: "patch",
      patchType: "merge",
      body: { status: { allocation } },
      credentials: { impersonated: plugin() },
    });
    expect(message).toContain(cannot("patch", "binding", "at the cluster scope"));
  });

  test("what stays as it is concerns nobody", () => {
    server.given(statusOf({ allocation }));
    expect(told({ allocation, reservedFor: [] })).toBe("");
  });
});

describe("what is said of a device is changed by who may speak for its driver", () => {
  beforeEach(() => {
    server.given(statusOf({ allocation }));
  });
  const refusal = (verbs: string, first: string) =>
    `${invalid}status.devices: Forbidden: changing status.devices requires ` +
    `resource="resourceclaims/driver", verb="[${verbs}]" permission: ` +
    `resourceclaims.resource.k8s.io "${driver}" is forbidden: ` +
    cannot(first, "driver", 'in the namespace "default"');
  const anywhere = refusal("arbitrary-node:update", "arbitrary-node:update");

  test("who may not is refused, and also who takes back what was said", () => {
    expect(told({ allocation, devices })).toBe(anywhere);
    server.given(statusOf({ allocation, devices }));
    expect(told({ allocation, devices })).toBe("");
    expect(told({ allocation })).toBe(anywhere);
  });

  test.each([
    { behaviour: "on any node", verbs: "arbitrary-node:update", user: plugin() },
    { behaviour: "on its node", verbs: "associated-node:update", user: plugin("node-0") },
    { behaviour: "on any node from its own", verbs: "arbitrary-node:update", user: plugin("b") },
  ])("who may $behaviour has done it", ({ verbs, user }) => {
    allow(verbs, "resourceclaims/driver", [driver]);
    expect(told({ allocation, devices }, user)).toBe("");
  });

  test("who may on its node is refused on others, and with other drivers", () => {
    allow("associated-node:update", "resourceclaims/driver", ["other.example.com"]);
    expect(told({ allocation, devices }, plugin("node-1"))).toBe(anywhere);
    const both = "associated-node:update arbitrary-node:update";
    const own = refusal(both, "associated-node:update");
    expect(told({ allocation, devices }, plugin("node-0"))).toBe(own);
  });

  test("a claim for several nodes has no node of its own", () => {
    const spread = { ...allocation, nodeSelector: on("a", "b") };
    server.given(statusOf({}), statusOf({ allocation: spread }));
    allow("associated-node:update", "resourceclaims/driver");
    expect(told({ allocation: spread, devices }, plugin("a"))).toBe(anywhere);
  });
});

test("admin access is allocated in namespaces that are for it", () => {
  const labels = { "resource.kubernetes.io/admin-access": "true" };
  const admin = { devices: { results: [result, { ...result, adminAccess: true }] } };
  server.given(
    { verb: "create", ...namespaces, body: { metadata: { name: "admins", labels } } },
    { verb: "create", resource: ResourceClaim, namespace: "admins", body: claim },
  );
  expect(messageOf(statusOf({ allocation: admin }))).toBe(
    `${invalid}status.allocation.devices.results[1].adminAccess: Forbidden: admin access to ` +
      "devices requires the `resource.kubernetes.io/admin-access: true` label on the containing " +
      "namespace",
  );
  expect(messageOf(statusOf({ allocation: admin }, "admins"))).toBe("");
});
