import { expect, test } from "vitest";
import { testPod } from "../../api/core/pod/test-pods.ts";
import { testClaim } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { planClaimProtection } from "./plan.ts";

const named = { volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }] };
const made = { volumes: [{ name: "data", ephemeral: {} }] };
const owned = {
  name: "web-data",
  ownerReferences: [
    { apiVersion: "v1", kind: "Pod", name: "web", uid: "pod-uid", controller: true },
  ],
};
const gone = { deletionTimestamp: timeAt(0) };
const shutDown = { ...gone, deletionGracePeriodSeconds: 0 };
const placed = { nodeName: "node-0" };
const podOf = (spec: object, metadata: object = {}, phase = "Running") =>
  testPod({ metadata: { uid: "pod-uid", ...metadata }, spec, status: { phase } });

test.each([
  { behaviour: "that is not deleted stays as it is", claim: {}, pods: [], becomes: undefined },
  {
    behaviour: "without the finalizer gets it",
    claim: { finalizers: ["a.example/b"] },
    pods: [],
    becomes: ["a.example/b", "kubernetes.io/pvc-protection"],
  },
  { behaviour: "that no pod uses goes", claim: gone, pods: [], becomes: [] },
  {
    behaviour: "stays while a pod on a node names it",
    claim: gone,
    pods: [podOf({ ...named, ...placed })],
    becomes: undefined,
  },
  {
    behaviour: "stays even for a pod that ended",
    claim: gone,
    pods: [podOf({ ...named, ...placed }, {}, "Succeeded")],
    becomes: undefined,
  },
  {
    behaviour: "goes where the pod has no node yet",
    claim: gone,
    pods: [podOf(named)],
    becomes: [],
  },
  {
    behaviour: "made for a pod stays while the pod runs",
    claim: { ...gone, ...owned },
    pods: [podOf({ ...made, ...placed }, gone)],
    becomes: undefined,
  },
  {
    behaviour: "made for a pod goes once that is shut down",
    claim: { ...gone, ...owned },
    pods: [podOf({ ...made, ...placed }, shutDown)],
    becomes: [],
  },
  {
    behaviour: "of the name of one that a pod would have made is not that pod's",
    claim: { ...gone, name: "web-data" },
    pods: [podOf({ ...made, ...placed })],
    becomes: [],
  },
])("a claim $behaviour", ({ claim, pods, becomes }) => {
  const { actions } = planClaimProtection(testClaim({}, claim), pods);
  expect(actions).toMatchObject(
    becomes === undefined ? [] : [{ do: "update", object: { metadata: { finalizers: becomes } } }],
  );
  expect(actions).toHaveLength(becomes === undefined ? 0 : 1);
});
