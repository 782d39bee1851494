import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { ClusterRole } from "../../api/rbac/role.ts";
import { untyped } from "../../client/action.ts";
import type { Authority } from "../../controllers/index.ts";
import { certificateAuthority } from "../../simulator/certificates/authority.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { startMsDefault } from "../../simulator/cluster-options.ts";
import { applying, type Scenario } from "./scenario.ts";

const request = (name: string, spec: object) => ({
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  metadata: { name },
  spec,
});
const ofKubelet = request("kubelet", {
  request: testRequests.node,
  signerName: "kubernetes.io/kube-apiserver-client-kubelet",
  usages: ["digital signature", "client auth"],
});
const ofUser = request("user", {
  request: testRequests.user,
  signerName: "kubernetes.io/kube-apiserver-client",
  usages: ["client auth"],
});

/** What an administrator does. */
const approve =
  (...names: readonly string[]) =>
  (cluster: Cluster): void => {
    for (const name of names) {
      const conditions = [{ type: "Approved", status: "True", reason: "ByHand" }];
      const body = { ...cluster.get(CertificateSigningRequest, name), status: { conditions } };
      const resource = untyped(CertificateSigningRequest);
      cluster.request({ verb: "update", resource, subresource: "approval", name, body });
    }
  };

const role = (name: string, labels: Record<string, string>, rest: object) => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name, labels },
  ...rest,
});
const reading = (resource: string) => ({
  rules: [{ apiGroups: [""], resources: [resource], verbs: ["get"] }],
});
const madeOf = (part: string) => ({
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part } }] },
  rules: [],
});

const policy = (...expressions: readonly string[]) => ({
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingAdmissionPolicy",
  metadata: { name: "replicas" },
  spec: {
    matchConstraints: {
      resourceRules: [
        { apiGroups: ["apps"], apiVersions: ["v1"], operations: ["*"], resources: ["deployments"] },
      ],
    },
    validations: expressions.map((expression) => ({ expression })),
  },
});

const ownAuthority = certificateAuthority({ seed: "0", startMs: startMsDefault });

/** Whose certificates tell nothing of the way: neither when they were signed, nor drawn uids. */
export const authority: Authority = {
  ...ownAuthority,
  sign: (order) => ownAuthority.sign({ ...order, uid: "", nowMs: startMsDefault }),
};

const ofServer = request("server", {
  request: testRequests.user,
  signerName: "kubernetes.io/kube-apiserver-client",
  usages: ["server auth"],
});

export const policyScenarios: readonly Scenario[] = [
  {
    name: "requests of a kubelet and of a user are made",
    controllers: ["certificate-controller"],
    cluster: { nodes: 0 },
    steps: [{ act: applying(ofKubelet, ofUser) }],
  },
  {
    name: "what is approved is signed, or told that it is not",
    controllers: ["certificate-signer"],
    cluster: { nodes: 0, authority },
    steps: [{ act: applying(ofKubelet, ofUser, ofServer) }, { act: approve("user", "server") }],
  },
  {
    name: "requests are decided on, or not, and forgotten",
    controllers: ["certificate-controller", "certificate-cleaner"],
    cluster: { nodes: 0 },
    steps: [{ act: applying(ofKubelet, ofUser), rest: "25h" }],
  },
  {
    name: "a role made of a role made of roles follows them",
    controllers: ["clusterrole-aggregation-controller"],
    cluster: { nodes: 0 },
    steps: [
      {
        act: applying(
          role("all", {}, madeOf("all")),
          role("some", { part: "all" }, madeOf("some")),
          role("pods", { part: "some" }, reading("pods")),
          role("nodes", { part: "some" }, reading("nodes")),
        ),
      },
      { act: applying(role("pods", { part: "some" }, reading("secrets"))) },
      { act: (cluster) => cluster.delete(ClusterRole, "nodes") },
    ],
  },
  {
    name: "the expressions of a policy are checked, and once more when it changes",
    controllers: ["validatingadmissionpolicy-status"],
    cluster: { nodes: 0 },
    steps: [
      { act: applying(policy("object.spec.replicas <= 5", "object.spec.replica <= 5")) },
      { act: applying(policy("object.spec.replicas <= 3")) },
    ],
  },
];
