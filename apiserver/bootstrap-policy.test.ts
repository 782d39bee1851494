/** Source: "Default roles and role bindings" of the page "Using RBAC Authorization". */
import { describe, expect, test } from "vitest";
import { ClusterRoleBinding, RoleBinding } from "../api/rbac/binding.ts";
import { componentPolicy, kubeadmPolicy } from "../api/rbac/bootstrap/index.ts";
import { ClusterRole, Role } from "../api/rbac/role.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { rbacAuthorizer } from "./auth/rbac/rbac-authorizer.ts";
import { bootstrapPolicy } from "./bootstrap-policy.ts";
import { withManagedFields } from "./fields/ownership.ts";
import { tableName } from "./registry/resource-table.ts";
import { startTime, testServer } from "./testing/server.ts";

const kinds: readonly ResourceDefinition[] = [ClusterRole, ClusterRoleBinding, Role, RoleBinding];
const account = (name: string) => ({ username: `system:serviceaccount:kube-system:${name}` });

describe("what the system may do", () => {
  const { storage, server } = testServer();

  test("is there in full, as a new cluster of 1.36 has it", () => {
    const counts = kinds.map((each) => [each.plural, storage.list(tableName(each)).length]);
    expect(Object.fromEntries(counts)).toEqual({
      clusterroles: 71,
      clusterrolebindings: 57,
      roles: 11,
      rolebindings: 11,
    });
  });

  test("was there before the log began, and is the same object in every cluster", () => {
    const [first] = storage.list(tableName(Role));
    expect(first?.object).toBe(testServer().storage.get(tableName(Role), first?.key ?? ""));
    expect(storage.history().some(({ key }) => key === first?.key)).toBe(false);
  });

  test.each(kinds)("is stored as if it had been sent: $plural", (definition) => {
    const other = testServer().server;
    // The plurals of these kinds are the members of the policy.
    const plural = definition.plural as "roles";
    const all = [
      ...componentPolicy()[plural].map((each) => ({ ...each, actor: "kube-apiserver" })),
      ...kubeadmPolicy()[plural].map((each) => ({ ...each, actor: "kubeadm" })),
    ];
    for (const { metadata, actor, ...rest } of all) {
      const body = { metadata: { ...metadata, name: `${metadata.name}-2` }, ...rest };
      const { namespace } = metadata as { namespace?: string };
      const sent = other.handle({
        verb: "create",
        resource: definition,
        namespace,
        body,
        actor,
      });
      const key = namespace === undefined ? metadata.name : `${namespace}/${metadata.name}`;
      const stored = storage.get(tableName(definition), key);
      expect(comparable(stored)).toStrictEqual(comparable(sent.body));
    }
  });

  test("is found out from bindings", () => {
    const { authorize } = rbacAuthorizer(storage);
    const resource = {
      verb: "update",
      group: "apps",
      resource: "deployments",
      subresource: "status",
    };
    expect(authorize({ user: account("deployment-controller"), resource })).toEqual({
      verdict: "Allow",
      reason:
        'RBAC: allowed by ClusterRoleBinding "system:controller:deployment-controller" of ' +
        'ClusterRole "system:controller:deployment-controller" ' +
        'to ServiceAccount "deployment-controller/kube-system"',
    });
    expect(authorize({ user: account("cronjob-controller"), resource }).verdict).toBe("NoOpinion");
  });

  test("is kept by who made it", () => {
    const object = storage.get(tableName(ClusterRole), "system:coredns");
    expect(object && withManagedFields(object).metadata.managedFields).toMatchObject([
      { manager: "kubeadm", operation: "Update", time: startTime },
    ]);
  });

  test("can be changed and deleted", () => {
    const at = { resource: ClusterRole, name: "system:heapster", actor: "tester" };
    const body = { rules: [] };
    expect(server.handle({ verb: "patch", patchType: "merge", ...at, body }).code).toBe(200);
    expect(server.handle({ verb: "delete", ...at }).code).toBe(200);
    expect(testServer().storage.get(tableName(ClusterRole), at.name)).toMatchObject({
      rules: [{ resources: ["events", "namespaces", "nodes", "pods"] }, {}],
    });
  });
});

test("a cluster that begins at another time has its own", () => {
  const [table] = bootstrapPolicy(Date.UTC(2030, 0, 1));
  expect(table?.objects[0]?.object.metadata.creationTimestamp).toBe("2030-01-01T00:00:00Z");
});

/** An object with its managedFields, but for what differs between any two. */
function comparable(object: unknown): object {
  const { metadata, ...rest } = withManagedFields(object as KubeObject);
  const { name: _, uid: __, resourceVersion: ___, ...others } = metadata;
  return { ...rest, metadata: others };
}
