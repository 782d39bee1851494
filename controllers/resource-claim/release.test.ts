import { expect, test } from "vitest";
import { type PodParts, testPod } from "../../api/core/pod/test-pods.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { claimOf } from "../../api/resource/testing.ts";
import { timeAt } from "../testing/workloads.ts";
import { type ObservedClaim, planRelease } from "./release.ts";

const finalizers = ["resource.kubernetes.io/delete-protection", "example.com/other"];
const allocation = { devices: {} };
const consumer = (name = "web", uid = `${name}-uid`) => ({ resource: "pods", name, uid });
const podNamed = (name: string, parts: PodParts = {}) =>
  testPod({
    ...parts,
    metadata: { name, uid: `${name}-uid`, ...parts.metadata },
    spec: { nodeName: "node-0", ...parts.spec },
  });
const going = { deletionTimestamp: timeAt(0) };
const ownerReferences = [
  { apiVersion: "v1", kind: "Pod", name: "web", uid: "web-uid", controller: true },
];

/** A claim that is allocated, and as yet reserved for the pod `web`. */
const claimWith = (status: ResourceClaim["status"] = {}, metadata = {}): ResourceClaim =>
  claimOf(
    {},
    { allocation, reservedFor: [consumer()], ...status },
    { namespace: "default", uid: "claim-uid", resourceVersion: "7", finalizers, ...metadata },
  );

const planOf = (claim: ResourceClaim, more: Partial<ObservedClaim> = {}) =>
  planRelease({
    claim,
    podNamed: (name) => podNamed(name),
    storedPod: () => ({ uid: undefined }),
    ...more,
  });

const statusOf = ({ actions }: ReturnType<typeof planOf>) =>
  actions.map((action) =>
    action.do === "update" && action.subresource === "status"
      ? (action.object as ResourceClaim).status
      : action.do,
  );

test.each([
  { behaviour: "runs", pod: podNamed("web", { status: { phase: "Running" } }), isKept: true },
  { behaviour: "has succeeded", pod: podNamed("web", { status: { phase: "Succeeded" } }) },
  { behaviour: "has failed", pod: podNamed("web", { status: { phase: "Failed" } }) },
  {
    behaviour: "is being deleted on its node",
    pod: podNamed("web", { metadata: going }),
    isKept: true,
  },
  {
    behaviour: "is being deleted and never had a node",
    pod: podNamed("web", { metadata: going, spec: { nodeName: "" } }),
  },
  {
    behaviour: "was replaced by one of its name",
    pod: podNamed("web", { metadata: { uid: "b" } }),
  },
  { behaviour: "is gone", pod: undefined },
  { behaviour: "only the server knows as yet", pod: undefined, stored: "web-uid", isKept: true },
  { behaviour: "the server has replaced", pod: undefined, stored: "b" },
])("a claim for a pod that $behaviour: kept is $isKept", ({ pod, stored, isKept = false }) => {
  const more = { podNamed: () => pod, storedPod: () => ({ uid: stored }) };
  expect(statusOf(planOf(claimWith(), more))).toEqual(isKept ? [] : [{}]);
});

test("a claim keeps what was allocated as long as any of its pods needs it", () => {
  const claim = claimWith({ reservedFor: [consumer(), consumer("db")] });
  const more = { podNamed: (name: string) => (name === "db" ? podNamed("db") : undefined) };
  expect(statusOf(planOf(claim, more))).toEqual([{ allocation, reservedFor: [consumer("db")] }]);
});

test("consumers that are no pods are left alone", () => {
  const group = { apiGroup: "scheduling.k8s.io", resource: "podgroups", name: "g", uid: "g-uid" };
  const claim = claimWith({ reservedFor: [consumer(), group] });
  expect(statusOf(planOf(claim, { podNamed: () => undefined }))).toEqual([
    { allocation, reservedFor: [group] },
  ]);
});

test("a server that does not answer whether a pod is there is asked again", () => {
  const more = { podNamed: () => undefined, storedPod: () => ({ failure: "no leader" }) };
  expect(planOf(claimWith(), more)).toEqual({ actions: [], failure: "no leader" });
});

test("a claim that nothing protects is not allocated by the scheduler, and keeps what it has", () => {
  const claim = claimWith({}, { finalizers: undefined });
  expect(statusOf(planOf(claim, { podNamed: () => undefined }))).toEqual([{ allocation }]);
});

test("the finalizer goes after the allocation, if nobody has written since", () => {
  const free = claimWith({ allocation: undefined, reservedFor: undefined });
  const released = [
    {
      do: "update",
      object: { metadata: { resourceVersion: "7", finalizers: ["example.com/other"] } },
    },
  ];
  expect(planOf(free, { freed: free }).actions).toMatchObject(released);
  const older = { ...free, metadata: { ...free.metadata, resourceVersion: "6" } };
  expect([planOf(free).actions, planOf(free, { freed: older }).actions]).toEqual([[], []]);
});

test.each([
  {
    behaviour: "is being deleted and allocated to nobody is freed first",
    claim: claimWith({ reservedFor: [] }, going),
    does: [{}],
  },
  {
    behaviour: "is being deleted and free loses its finalizer",
    claim: claimWith({ allocation: undefined, reservedFor: [] }, going),
    does: ["update"],
  },
  { behaviour: "is being deleted and used stays", claim: claimWith({}, going), does: [] },
  {
    behaviour: "is allocated and was never reserved stays so",
    claim: claimWith({ reservedFor: [] }),
    does: [],
  },
])("a claim that $behaviour", ({ claim, does }) => {
  expect(statusOf(planOf(claim))).toEqual(does);
});

const owned = claimWith(
  { allocation: undefined, reservedFor: undefined },
  { finalizers: undefined, ownerReferences },
);

test.each([
  { behaviour: "that ended", pod: podNamed("web", { status: { phase: "Failed" } }), goes: true },
  { behaviour: "that was replaced", pod: podNamed("web", { metadata: { uid: "b" } }), goes: true },
  { behaviour: "that may still run", pod: podNamed("web"), goes: false },
  { behaviour: "that is not seen, perhaps not yet", pod: undefined, goes: false },
])("a claim that was made for a pod $behaviour goes: $goes", ({ pod, goes }) => {
  expect(planOf(owned, { podNamed: () => pod }).actions).toMatchObject(
    goes ? [{ do: "delete", name: "gpus", options: { preconditions: { uid: "claim-uid" } } }] : [],
  );
  const being = { ...owned, metadata: { ...owned.metadata, ...going } };
  expect(planOf(being, { podNamed: () => pod }).actions).toEqual([]);
});

test("a claim of a pod that ended is freed, then goes with its finalizer", () => {
  const ended = { podNamed: () => podNamed("web", { status: { phase: "Succeeded" } }) };
  const claim = claimWith({}, { ownerReferences });
  const freed = { ...claim, status: {} };
  expect([statusOf(planOf(claim, ended)), statusOf(planOf(freed, { ...ended, freed }))]).toEqual([
    [{}],
    ["update", "delete"],
  ]);
});
