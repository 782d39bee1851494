/** Heartbeats take a short way where nothing is in it, of which nobody may see anything. */
import { expect, test } from "vitest";
import { ValidatingAdmissionPolicyBinding } from "../../api/admissionregistration/binding.ts";
import { Lease } from "../../api/coordination/lease.ts";
import { Node } from "../../api/core/node/node.ts";
import { withManagedFields } from "../../apiserver/fields/ownership.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const leases = "kube-node-lease";

const refusesRenewals = [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "no-heartbeats" },
    spec: {
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ["coordination.k8s.io"],
            apiVersions: ["v1"],
            operations: ["UPDATE"],
            resources: ["leases"],
          },
        ],
      },
      validations: [{ expression: "object.metadata.name != 'node-1'" }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "no-heartbeats" },
    spec: { policyName: "no-heartbeats", validationActions: ["Deny"] },
  },
];

const fault = (spec: object) => ({
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Fault",
  metadata: { name: "trouble" },
  spec,
});

/** A cluster in which that happened; `isAsked` has every heartbeat go the long way. */
function clusterIn(happens: (cluster: Cluster) => void, isAsked: boolean): Cluster {
  const cluster = createCluster({ nodes: 3 });
  // Who may say something of each request has to be asked, whatever they say.
  if (isAsked) cluster.components.faults = { request: () => ({ do: "pass" }) };
  cluster.advance("25s");
  happens(cluster);
  cluster.advance("16m");
  return cluster;
}

/**
 * Everything that was written, with the owners of all fields, but without revisions: what comes
 * first of one instant may be another.
 */
const writesOf = (cluster: Cluster): readonly string[] =>
  cluster
    .history()
    .map(({ timeMs, type, resource, key, actor, object }) => {
      const { metadata, ...rest } = withManagedFields(object);
      const { resourceVersion: _, ...kept } = metadata;
      return JSON.stringify([timeMs, resource, key, type, actor, kept, rest]);
    })
    .sort();

test("the log is the same to the last byte as if each heartbeat were asked", () => {
  const [short, long] = [false, true].map((isAsked) => clusterIn(() => undefined, isAsked));
  const renewed = (cluster: Cluster | undefined) =>
    cluster?.storage
      .history()
      .filter(({ renewedMs }) => renewedMs !== undefined)
      .map(({ resource }) => resource);
  expect(new Set(renewed(short))).toEqual(new Set(["leases.coordination.k8s.io", "nodes"]));
  expect(renewed(long)).toEqual([]);
  expect(short?.history()).toEqual(long?.history());
  expect(short?.digest()).toBe(long?.digest());
});

test.for<{ behaviour: string; happens: (cluster: Cluster) => void }>([
  {
    behaviour: "a machine goes off and comes on again",
    happens(cluster) {
      cluster.powerOff("node-1");
      cluster.advance("3m7s");
      cluster.powerOn("node-1");
    },
  },
  { behaviour: "a machine shuts down", happens: (cluster) => cluster.shutDown("node-1") },
  { behaviour: "a node is deleted", happens: (cluster) => cluster.delete(Node, "node-1") },
  {
    behaviour: "a lease is deleted",
    happens: (cluster) => cluster.delete(Lease, "node-1", { namespace: leases }),
  },
  {
    behaviour: "somebody else writes a lease",
    happens(cluster) {
      cluster.patch(Lease, "node-1", { metadata: { labels: { mine: "yes" } } }, leases);
      cluster.advance("1m");
      cluster.patch(Lease, "node-1", { spec: { renewTime: null } }, leases);
    },
  },
  { behaviour: "the kubelet restarts", happens: (cluster) => cluster.restart("kubelet") },
  {
    behaviour: "a policy comes that refuses some, and goes",
    happens(cluster) {
      cluster.apply(refusesRenewals);
      cluster.advance("2m");
      cluster.delete(ValidatingAdmissionPolicyBinding, "no-heartbeats");
    },
  },
  {
    behaviour: "a machine stands still for a while",
    happens: (cluster) =>
      cluster.apply(fault({ type: "NodeFreeze", target: { nodes: ["node-1"] }, duration: "2m" })),
  },
  {
    behaviour: "kubelets stand still for a while",
    happens: (cluster) =>
      cluster.apply(
        fault({ type: "ProcessPause", target: { process: "kubelet" }, duration: "33s" }),
      ),
  },
  {
    behaviour: "the API server is away for a while",
    happens: (cluster) => cluster.apply(fault({ type: "APIUnavailable", duration: "47s" })),
  },
])("no less and no more is written where $behaviour", ({ happens }) => {
  expect(writesOf(clusterIn(happens, false))).toEqual(writesOf(clusterIn(happens, true)));
});
