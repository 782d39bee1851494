/** Source: the page "Using Node Authorization" of the documentation. */
import { describe, expect, test } from "vitest";
import type { ResourceAttributes } from "../../../api/authorization/attributes.ts";
import { podSpec, pods, testServer } from "../../testing/server.ts";
import { nodeAndRbac } from "../node-and-rbac.ts";

const { storage, given } = testServer();
const volumes = [
  { name: "a", secret: { secretName: "mounted" } },
  { name: "b", projected: { sources: [{ configMap: { name: "projected" } }] } },
  { name: "c", persistentVolumeClaim: { claimName: "claimed" } },
  { name: "d", azureFile: { secretName: "share", shareName: "a" } },
];
const [container] = podSpec.containers;
const env = [{ name: "A", valueFrom: { secretKeyRef: { name: "keyed", key: "a" } } }];
given({
  verb: "create",
  ...pods,
  body: {
    metadata: { name: "web" },
    spec: {
      nodeName: "n1",
      imagePullSecrets: [{ name: "pull" }],
      containers: [{ ...container, env }],
      volumes,
    },
  },
});
given({
  verb: "create",
  ...pods,
  body: { metadata: { name: "other" }, spec: { ...podSpec, nodeName: "n2" } },
});

const staged = { driver: "d.example.com", volumeHandle: "a" };
given({
  verb: "create",
  resource: { group: "", version: "v1", plural: "persistentvolumes" },
  body: {
    metadata: { name: "volume" },
    spec: {
      accessModes: ["ReadWriteOnce"],
      capacity: { storage: "1Gi" },
      claimRef: { namespace: "default", name: "claimed" },
      csi: {
        ...staged,
        nodeStageSecretRef: { namespace: "drivers", name: "stage" },
        controllerPublishSecretRef: { namespace: "drivers", name: "attach" },
      },
    },
  },
});

const { authorize, rulesFor } = nodeAndRbac(storage);
const user = {
  username: "system:node:n1",
  groups: ["system:nodes", "system:authenticated"],
};
const decided = (resource: ResourceAttributes) => {
  const { verdict, reason } = authorize({ user, resource });
  return verdict === "Allow" ? "allowed" : (reason ?? "");
};

const namespace = "default";
const get = { verb: "get", namespace };
const core = (resource: string, name: string) => ({ ...get, resource, name });
const stranger = "no relationship found between node 'n1' and this object";
const slices = { group: "resource.k8s.io", resource: "resourceslices" };
const leases = { group: "coordination.k8s.io", resource: "leases" };

describe("the Node authorizer allows a kubelet", () => {
  test.each<[string, ResourceAttributes]>([
    ["to read a secret that a pod on it mounts", core("secrets", "mounted")],
    ["to read a secret of a variable", core("secrets", "keyed")],
    ["to read a secret that pulls images", { ...core("secrets", "pull"), verb: "watch" }],
    ["to read a secret of a share that a pod on it mounts", core("secrets", "share")],
    [
      "to read a secret with which it mounts the volume of a claim",
      { ...core("secrets", "stage"), namespace: "drivers" },
    ],
    ["to read a config map that is projected", core("configmaps", "projected")],
    ["to read a claim", core("persistentvolumeclaims", "claimed")],
    ["to read its own Node", { verb: "get", resource: "nodes", name: "n1" }],
    ["to write the status of a node", { verb: "patch", resource: "nodes", subresource: "status" }],
    ["to read a pod on it", core("pods", "web")],
    [
      "to watch the pods on it",
      { verb: "watch", resource: "pods", fieldSelector: { rawSelector: "spec.nodeName=n1" } },
    ],
    [
      "to watch the slices of its devices",
      { ...slices, verb: "watch", fieldSelector: { rawSelector: "spec.nodeName=n1" } },
    ],
    ["to read services", { verb: "list", resource: "services" }],
    [
      "to make tokens of its pods",
      { ...core("serviceaccounts", "default"), verb: "create", subresource: "token" },
    ],
    ["to renew its lease", { ...leases, verb: "update", namespace: "kube-node-lease", name: "n1" }],
    [
      "to ask who somebody is",
      { verb: "create", group: "authentication.k8s.io", resource: "tokenreviews" },
    ],
  ])("%s", (_, resource) => {
    expect(decided(resource)).toBe("allowed");
  });
});

describe("the Node authorizer does not allow a kubelet", () => {
  test.each<[string, ResourceAttributes, string]>([
    ["to read another secret", core("secrets", "other"), stranger],
    [
      "to read a secret with which volumes are attached",
      { ...core("secrets", "attach"), namespace: "drivers" },
      stranger,
    ],
    ["to list all secrets", { ...get, verb: "list", resource: "secrets" }, "No Object name found"],
    [
      "to write secrets",
      { ...core("secrets", "mounted"), verb: "update" },
      "can only read resources of this type",
    ],
    ["to read a pod elsewhere", core("pods", "other"), stranger],
    [
      "to watch all pods",
      { verb: "watch", resource: "pods" },
      "can only list/watch pods with spec.nodeName field selector",
    ],
    [
      "to watch the slices of another node",
      { ...slices, verb: "watch", fieldSelector: { rawSelector: "spec.nodeName=n2" } },
      "can only list/watch/deletecollection resourceslices with nodeName field selector",
    ],
    [
      "to read other Nodes",
      { verb: "get", resource: "nodes", name: "n2" },
      "node 'n1' cannot read 'n2', only its own Node object",
    ],
    [
      "to renew another lease",
      { ...leases, verb: "update", namespace: "kube-node-lease", name: "n2" },
      "can only access node lease with the same name as the requesting node",
    ],
    [
      "to read other leases",
      { ...leases, ...get, name: "n1" },
      'can only access leases in the "kube-node-lease" system namespace',
    ],
    ["to make deployments", { ...get, verb: "create", group: "apps", resource: "deployments" }, ""],
  ])("%s", (_, resource, reason) => {
    expect(decided(resource)).toBe(reason);
  });
});

test("whoever is not in the group of nodes is none", () => {
  const named = { username: user.username, groups: ["system:authenticated"] };
  const resource = core("secrets", "mounted");
  expect(authorize({ user: named, resource })).toEqual({ verdict: "NoOpinion" });
});

test("a node without a name may do nothing", () => {
  const nameless = { ...user, username: "system:node:" };
  expect(authorize({ user: nameless, resource: { verb: "create", resource: "nodes" } })).toEqual({
    verdict: "NoOpinion",
    reason: 'unknown node for user "system:node:"',
  });
});

test("what a node may do cannot be listed", () => {
  expect(rulesFor(user, namespace)).toMatchObject({
    incomplete: true,
    evaluationError: "node authorizer does not support user rule resolution",
  });
});
