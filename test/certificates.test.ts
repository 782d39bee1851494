/** What becomes of requests for certificates: approval by hand and by itself, and their end. */
import { describe, expect, test } from "vitest";
import { CertificateSigningRequest } from "../api/certificates/certificate-signing-request.ts";
import { testRequests } from "../api/certificates/test-requests.ts";
import type { ApiRequest } from "../api/request.ts";
import { formatTime } from "../api/runtime.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const join = "system:bootstrappers:kubeadm:default-node-token";
const resource = {
  group: "certificates.k8s.io",
  version: "v1",
  plural: "certificatesigningrequests",
};
const kubelet = {
  request: testRequests.node,
  signerName: "kubernetes.io/kube-apiserver-client-kubelet",
  usages: ["digital signature", "client auth"],
};
const user = {
  request: testRequests.user,
  signerName: "kubernetes.io/kube-apiserver-client",
  usages: ["client auth"],
};

function ask(
  cluster: Cluster,
  spec: object,
  by: Pick<ApiRequest, "credentials"> = {},
): CertificateSigningRequest["status"] {
  cluster.request({ verb: "create", resource, body: { metadata: { name: "x" }, spec }, ...by });
  cluster.settle();
  return found(cluster)?.status ?? {};
}
const found = (cluster: Cluster) => cluster.get(CertificateSigningRequest, "x");

function decide(cluster: Cluster, type: string): void {
  const stored = found(cluster);
  const conditions = [{ type, status: "True", reason: "ByHand" }];
  const body = { ...stored, status: { conditions } };
  cluster.request({ verb: "update", resource, subresource: "approval", name: "x", body });
}

describe("a request", () => {
  test("of a kubelet is approved by itself", () => {
    const cluster = createCluster({ nodes: 0 });
    const time = formatTime(cluster.nowMs);
    expect(ask(cluster, kubelet).conditions).toEqual([
      {
        type: "Approved",
        status: "True",
        reason: "AutoApproved",
        message: "Auto approving kubelet client certificate after SubjectAccessReview.",
        lastUpdateTime: time,
        lastTransitionTime: time,
      },
    ]);
  });

  describe("by somebody else", () => {
    const groups = ["system:bootstrappers"];
    const by = (username: string, more = groups) => ({
      credentials: { impersonated: { username, groups: more, extra: { why: ["a", "b"] } } },
    });

    test("says who that is", () => {
      const cluster = createCluster({ nodes: 0 });
      ask(cluster, { ...user, username: "root" }, by("ann"));
      expect(found(cluster)?.spec).toEqual({
        ...user,
        username: "ann",
        groups: [...groups, "system:authenticated"],
        extra: { why: ["a", "b"] },
      });
    });

    test.each([
      { behaviour: "with a token to join", who: by("system:bootstrap:abcdef", [join]) },
      { behaviour: "who is its node", who: by("system:node:node-9", ["system:nodes"]) },
    ])("$behaviour is approved by itself", ({ who }) => {
      const [condition] = ask(createCluster({ nodes: 0 }), kubelet, who).conditions ?? [];
      expect(condition?.type).toBe("Approved");
    });

    test("waits until they may ask for it", () => {
      const cluster = createCluster({ nodes: 0 });
      expect(ask(cluster, kubelet, by("ann"))).toEqual({});
      const [apiGroup, kind] = ["rbac.authorization.k8s.io", "ClusterRole"];
      cluster.apply({
        apiVersion: `${apiGroup}/v1`,
        kind: "ClusterRoleBinding",
        metadata: { name: "ann" },
        roleRef: {
          apiGroup,
          kind,
          name: "system:certificates.k8s.io:certificatesigningrequests:nodeclient",
        },
        subjects: [{ apiGroup, kind: "User", name: "ann" }],
      });
      cluster.advance("1s");
      expect(found(cluster)?.status.conditions?.[0]?.type).toBe("Approved");
    });
  });

  test.each([
    { behaviour: "of a user", spec: user },
    { behaviour: "with other names", spec: { ...kubelet, request: testRequests.nodeWithNames } },
    { behaviour: "for another use", spec: { ...kubelet, usages: ["client auth", "server auth"] } },
    { behaviour: "of another subject", spec: { ...kubelet, request: testRequests.user } },
    { behaviour: "to another signer", spec: { ...kubelet, signerName: "example.com/x" } },
  ])("$behaviour waits for somebody", ({ spec }) => {
    expect(ask(createCluster({ nodes: 0 }), spec).conditions).toBeUndefined();
  });

  test("to be a master is refused", () => {
    const cluster = createCluster({ nodes: 0 });
    expect(() => ask(cluster, { ...user, request: testRequests.master })).toThrow(
      "use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed",
    );
  });

  test.each([
    { behaviour: "that is denied goes an hour later", type: "Denied", stays: "59m" },
    { behaviour: "that nobody signs goes a day later", type: "Approved", stays: "23h59m" },
  ])("$behaviour", ({ type, stays }) => {
    const cluster = createCluster({ nodes: 0 });
    ask(cluster, user);
    decide(cluster, type);
    cluster.advance(stays);
    expect(found(cluster)?.status.conditions?.[0]?.type).toBe(type);
    cluster.advance("2m");
    expect(found(cluster)).toBeUndefined();
  });

  test("that nobody decides on goes after a day", () => {
    const cluster = createCluster({ nodes: 0 });
    ask(cluster, user);
    cluster.advance("23h59m");
    expect(found(cluster)).toBeDefined();
    cluster.advance("2m");
    expect(found(cluster)).toBeUndefined();
  });

  test("that failed says when, though its signer does not", () => {
    const cluster = createCluster({ nodes: 0 });
    ask(cluster, user);
    decide(cluster, "Approved");
    const stored = found(cluster);
    const conditions = [...(stored?.status.conditions ?? []), { type: "Failed", status: "True" }];
    const change = { verb: "update", resource, subresource: "status", name: "x" } as const;
    cluster.request({ ...change, body: { ...stored, status: { conditions } } });
    const time = formatTime(cluster.nowMs);
    expect(found(cluster)?.status.conditions?.[1]).toEqual({
      ...{ type: "Failed", status: "True", lastUpdateTime: time, lastTransitionTime: time },
    });
  });

  test("is decided on only by way of its approval", () => {
    const cluster = createCluster({ nodes: 0 });
    ask(cluster, user);
    const body = {
      ...found(cluster),
      status: { conditions: [{ type: "Denied", status: "True" }] },
    };
    cluster.request({ verb: "update", resource, name: "x", body });
    expect(found(cluster)?.status).toEqual({});
  });

  test("is not approved with a label that is none", () => {
    const cluster = createCluster({ nodes: 0 });
    ask(cluster, user);
    const stored = found(cluster);
    const metadata = { ...stored?.metadata, labels: { app: "-" } };
    const change = { verb: "update", resource, subresource: "approval", name: "x" } as const;
    const approve = () => cluster.request({ ...change, body: { ...stored, metadata } });
    expect(approve).toThrow(/metadata\.labels: Invalid value: "-"/);
    expect(found(cluster)?.metadata.labels).toBeUndefined();
  });
});
