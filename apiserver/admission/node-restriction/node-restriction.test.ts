/** What somebody may write who is a node. */
import { describe, expect, test } from "vitest";
import { testRequests } from "../../../api/certificates/test-requests.ts";
import { alwaysAllow } from "../../auth/authorizer.ts";
import {
  at,
  leases,
  nodes,
  pods,
  type Request,
  serviceAccounts,
  testServer,
} from "../../testing/server.ts";

/** Everybody may do everything, but for what the plugin keeps nodes from. */
const server = () =>
  testServer({ admission: { enablePlugins: ["NodeRestriction"] }, authorizer: alwaysAllow });
const node = (name: string) => ({ username: `system:node:${name}`, groups: ["system:nodes"] });
const as = (user: { username: string; groups: string[] }, request: Request): Request => ({
  ...request,
  requester: { user },
});

const mirror = { "kubernetes.io/config.mirror": "x" };
const owner = { apiVersion: "v1", kind: "Node", name: "a", controller: true };
const pod = (metadata: object, spec: object = {}): Request => ({
  verb: "create",
  ...pods,
  body: {
    metadata: { name: "p", ...metadata },
    spec: { containers: [{ name: "c", image: "web:1" }], ...spec },
  },
});
const makeNode = (labels: object = {}, name = "a"): Request => ({
  verb: "create",
  ...nodes,
  body: { metadata: { name, labels } },
});
const patch = (ref: object, name: string, body: object, subresource?: string): Request => ({
  verb: "patch",
  patchType: "merge",
  // A reference to a resource, and maybe a namespace.
  ...(ref as typeof pods),
  name,
  subresource,
  body,
});
const on = (nodeName: string) => ({ nodeName });
const eviction = { metadata: { name: "p" } };

const refused: readonly {
  behaviour: string;
  before?: readonly Request[];
  request: Request;
  told: string;
}[] = [
  {
    behaviour: "a pod that is no copy of a static one",
    request: pod({}, on("a")),
    told:
      'pods "p" is forbidden: pod does not have "kubernetes.io/config.mirror" annotation, node ' +
      '"a" can only create mirror pods',
  },
  {
    behaviour: "a pod for another node",
    request: pod({ annotations: mirror }, on("b")),
    told: 'pods "p" is forbidden: node "a" can only create pods with spec.nodeName set to itself',
  },
  {
    behaviour: "a pod without an owner",
    request: pod({ annotations: mirror }, on("a")),
    told: 'pods "p" is forbidden: node "a" can only create pods with an owner reference set to itself',
  },
  {
    behaviour: "a pod of a node that there was before",
    before: [makeNode()],
    request: pod({ annotations: mirror, ownerReferences: [{ ...owner, uid: "u" }] }, on("a")),
    told: expect.stringMatching(/^pods "p" is forbidden: node a UID mismatch: expected u got /),
  },
  {
    behaviour: "the deletion of a pod elsewhere",
    before: [pod({}, on("b"))],
    request: { verb: "delete", ...pods, name: "p" },
    told: 'pods "p" is forbidden: node "a" can only delete pods with spec.nodeName set to itself',
  },
  {
    behaviour: "the labels of a pod",
    before: [pod({}, on("a"))],
    request: patch(pods, "p", { metadata: { labels: { a: "b" } } }),
    told:
      'pods "p" is forbidden: unexpected operation "UPDATE", node "a" can only create and delete ' +
      "mirror pods",
  },
  {
    behaviour: "the status of a pod elsewhere",
    before: [pod({}, on("b"))],
    request: patch(pods, "p", { status: { message: "hi" } }, "status"),
    told:
      'pods "p" is forbidden: node "a" can only update pod status for pods with spec.nodeName ' +
      "set to itself",
  },
  {
    behaviour: "what claim has the devices of a pod's extended resources",
    before: [pod({}, on("a"))],
    request: patch(
      pods,
      "p",
      { status: { extendedResourceClaimStatus: { resourceClaimName: "c", requestMappings: [] } } },
      "status",
    ),
    told: 'pods "p" is forbidden: node "a" cannot update extended resource claim status',
  },
  {
    behaviour: "the eviction of a pod elsewhere",
    before: [pod({}, on("b"))],
    request: { verb: "create", ...pods, name: "p", subresource: "eviction", body: eviction },
    told: 'pods "p" is forbidden: node a can only evict pods with spec.nodeName set to itself',
  },
  {
    behaviour: "the binding of a pod",
    before: [pod({})],
    request: {
      verb: "create",
      ...pods,
      name: "p",
      subresource: "binding",
      body: { metadata: { name: "p" }, target: { kind: "Node", name: "a" } },
    },
    told:
      'pods "p" is forbidden: unexpected pod subresource "binding", only \'status\' and ' +
      "'eviction' are allowed",
  },
  {
    behaviour: "another node",
    before: [makeNode({}, "b")],
    request: patch(nodes, "b", { metadata: { labels: { a: "b" } } }),
    told: 'nodes "b" is forbidden: node "a" is not allowed to modify node "b"',
  },
  {
    behaviour: "labels that others trust",
    request: makeNode({ "x.node-restriction.kubernetes.io/y": "", "a.k8s.io/b": "", c: "" }),
    told:
      'nodes "a" is forbidden: node "a" is not allowed to set the following labels: a.k8s.io/b, ' +
      "x.node-restriction.kubernetes.io/y",
  },
  {
    behaviour: "a role of its own",
    before: [makeNode()],
    request: patch(nodes, "a", {
      metadata: { labels: { "node-role.kubernetes.io/control-plane": "" } },
    }),
    told:
      'nodes "a" is forbidden: is not allowed to modify labels: ' +
      "node-role.kubernetes.io/control-plane",
  },
  {
    behaviour: "its taints",
    before: [makeNode()],
    request: patch(nodes, "a", { spec: { taints: [] } }),
    told: 'nodes "a" is forbidden: node "a" is not allowed to modify taints',
  },
  {
    behaviour: "its owners, by which it would be deleted",
    before: [makeNode()],
    request: patch(nodes, "a", {
      metadata: { ownerReferences: [{ apiVersion: "v1", kind: "Node", name: "b", uid: "1" }] },
    }),
    told: 'nodes "a" is forbidden: node "a" is not allowed to modify ownerReferences',
  },
  {
    behaviour: "a lease elsewhere",
    request: { verb: "create", ...leases, body: { metadata: { name: "a" } } },
    told:
      'leases.coordination.k8s.io "a" is forbidden: can only access leases in the ' +
      '"kube-node-lease" system namespace',
  },
  {
    behaviour: "the lease of another",
    request: {
      verb: "create",
      ...leases,
      namespace: "kube-node-lease",
      body: { metadata: { name: "b" } },
    },
    told:
      'leases.coordination.k8s.io "b" is forbidden: can only access node lease with the same ' +
      "name as the requesting node",
  },
  {
    behaviour: "a claim",
    request: {
      verb: "create",
      resource: { group: "", version: "v1", plural: "persistentvolumeclaims" },
      namespace: "default",
      body: {
        metadata: { name: "c" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      },
    },
    told: 'persistentvolumeclaims "c" is forbidden: may only update PVC status',
  },
  {
    behaviour: "a request for the certificate of another",
    request: {
      verb: "create",
      resource: {
        group: "certificates.k8s.io",
        version: "v1",
        plural: "certificatesigningrequests",
      },
      body: {
        metadata: { name: "r" },
        spec: {
          request: testRequests.user,
          signerName: "kubernetes.io/kube-apiserver-client-kubelet",
          usages: ["client auth"],
        },
      },
    },
    told:
      'certificatesigningrequests.certificates.k8s.io "r" is forbidden: can only create a node ' +
      "CSR with CN=system:node:a",
  },
  {
    behaviour: "a token for nobody",
    request: token({}),
    told: 'serviceaccounts "default" is forbidden: node requested token not bound to a pod',
  },
  {
    behaviour: "a token for a pod elsewhere",
    before: [pod({}, on("b"))],
    request: token({ boundObjectRef: { apiVersion: "v1", kind: "Pod", name: "p", uid: "u" } }),
    told: expect.stringContaining(
      "the UID in the bound object reference (u) does not match the UID in record. The object " +
        "might have been deleted and then recreated",
    ),
  },
];

function token(spec: object): Request {
  return {
    verb: "create",
    ...serviceAccounts,
    name: "default",
    subresource: "token",
    body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec },
  };
}

test.each(refused)("a node may not write $behaviour", ({ before = [], request, told }) => {
  const { given, send } = server();
  given(...before);
  const { code, body } = send(as(node("a"), request));
  expect([code, at(body, "message")]).toEqual([403, told]);
});

test.each([
  { what: "devices", spec: { resourceClaims: [{ name: "gpu" }] }, names: "resourceclaims" },
  {
    what: "a volume of a driver",
    spec: { volumes: [{ name: "v", csi: { driver: "d" } }] },
    names: "csidrivers (via CSI volumes)",
  },
])("a node may not write a pod with $what", ({ spec, names }) => {
  const { given, send } = server();
  const uid = at(given(makeNode()), "metadata.uid");
  const metadata = { annotations: mirror, ownerReferences: [{ ...owner, uid }] };
  const { body } = send(as(node("a"), pod(metadata, { ...on("a"), ...spec })));
  expect(at(body, "message")).toBe(
    `pods "p" is forbidden: node "a" can not create pods that reference ${names}`,
  );
});

describe("a node may write", () => {
  test("itself, with labels of kubelets and others", () => {
    const labels = {
      "kubernetes.io/hostname": "a",
      "node.kubernetes.io/instance-type": "large",
      "x.kubelet.kubernetes.io/y": "",
      "example.com/rack": "1",
    };
    server().given(as(node("a"), makeNode(labels)));
  });

  test("its pods: their copies, their status and their end", () => {
    const { given } = server();
    const uid = at(given(makeNode()), "metadata.uid");
    given(
      as(node("a"), pod({ annotations: mirror, ownerReferences: [{ ...owner, uid }] }, on("a"))),
      as(node("a"), patch(pods, "p", { status: { message: "hi" } }, "status")),
      as(node("a"), { verb: "delete", ...pods, name: "p", body: { gracePeriodSeconds: 0 } }),
    );
  });

  test("for tokens, to whom the volumes of its pods show them", () => {
    const { given, send } = testServer({ admission: { enablePlugins: ["NodeRestriction"] } });
    const sources = [{ serviceAccountToken: { path: "t", audience: "vault" } }];
    const volumes = [{ name: "v", projected: { sources } }];
    const uid = at(given(pod({}, { ...on("a"), volumes })), "metadata.uid");
    const boundObjectRef = { apiVersion: "v1", kind: "Pod", name: "p", uid };
    given(as(node("a"), token({ boundObjectRef, audiences: ["vault"] })));
    const { body } = send(as(node("a"), token({ boundObjectRef, audiences: ["shop"] })));
    expect(at(body, "message")).toBe(
      'serviceaccounts "default" is forbidden: audience "shop" not found in pod spec volume, ' +
        "system:node:a is not authorized to request tokens for this audience",
    );
  });

  test("anything, where it is no node", () => {
    const stranger = { username: "system:node:a", groups: [] };
    server().given(as(stranger, makeNode({ "a.k8s.io/b": "" }, "b")));
  });
});
