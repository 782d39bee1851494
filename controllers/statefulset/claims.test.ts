import { describe, expect, test } from "vitest";
import type { StatefulSetSpec } from "../../api/apps/statefulset.ts";
import { controllerRefTo } from "../claim.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim } from "../testing/storage.ts";
import { podOf, statefulSetOf, timeAt } from "../testing/workloads.ts";
import { createClaims, hasLeavingClaim, retainClaims } from "./claims.ts";

const template = testClaim(
  { storageClassName: "fast" },
  { name: "data", namespace: undefined, uid: undefined, finalizers: undefined },
);
const setOf = (spec: Partial<StatefulSetSpec> = {}) =>
  statefulSetOf({ spec: { volumeClaimTemplates: [template], ...spec } });
const none = () => undefined;
const pod = podOf({ metadata: { name: "db-1", uid: "pod-uid" } });
const claim = testClaim({}, { name: "data-db-1" });

describe("the claims of a pod", () => {
  test("are made from their templates, with what the set selects by", () => {
    const labelled = { ...template, metadata: { name: "logs", labels: { app: "x", tier: "y" } } };
    const set = setOf({ volumeClaimTemplates: [template, labelled] });
    expect(createClaims(set, "db-1", none)).toMatchObject([
      {
        do: "create",
        object: {
          metadata: { name: "data-db-1", namespace: "default", labels: { app: "web" } },
          spec: template.spec,
        },
        succeeded: {
          reason: "SuccessfulCreate",
          message: "create Claim data-db-1 Pod db-1 in StatefulSet db success",
        },
        failed: {
          reason: "FailedCreate",
          message: "create Claim data-db-1 for Pod db-1 in StatefulSet db failed error: {error}",
        },
      },
      { object: { metadata: { name: "logs-db-1", labels: { app: "web", tier: "y" } } } },
    ]);
  });

  test("are made once", () => {
    expect(createClaims(setOf(), "db-1", () => claim)).toEqual([]);
  });

  test.each([
    { behaviour: "is there to stay", claim, isLeaving: false },
    {
      behaviour: "is being deleted",
      claim: testClaim({}, { deletionTimestamp: timeAt(0) }),
      isLeaving: true,
    },
    {
      behaviour: "was of a pod of that name before",
      claim: testClaim({}, { ownerReferences: [controllerRefTo(pod)] }),
      isLeaving: true,
    },
  ])("are waited for where one $behaviour", ({ claim: known, isLeaving }) => {
    expect(hasLeavingClaim(setOf(), "db-1", () => known)).toBe(isLeaving);
  });
});

const set = controllerRefTo(statefulSetOf());
const ofPod = controllerRefTo(pod);
const other = { ...ofPod, uid: "other", name: "other" };

test.each([
  { policy: ["Retain", "Retain"], replicas: 3, before: [], after: undefined },
  { policy: ["Retain", "Retain"], replicas: 3, before: [set], after: [] },
  { policy: ["Delete", "Retain"], replicas: 3, before: [], after: [set] },
  { policy: ["Delete", "Retain"], replicas: 1, before: [], after: [set] },
  { policy: ["Delete", "Retain"], replicas: 1, before: [set], after: undefined },
  { policy: ["Retain", "Delete"], replicas: 3, before: [], after: undefined },
  { policy: ["Retain", "Delete"], replicas: 1, before: [], after: [ofPod] },
  { policy: ["Delete", "Delete"], replicas: 3, before: [ofPod], after: [set] },
  { policy: ["Delete", "Delete"], replicas: 1, before: [set], after: [ofPod] },
  { policy: ["Delete", "Delete"], replicas: 3, before: [other], after: undefined },
])(
  "where $policy and $replicas pods are wanted, what $before own $after will",
  ({ policy: [whenDeleted = "", whenScaled = ""], replicas, before, after }) => {
    const policy = { whenDeleted, whenScaled };
    const owned = testClaim({}, { name: "data-db-1", ownerReferences: before });
    const actions = retainClaims(
      setOf({ replicas, persistentVolumeClaimRetentionPolicy: policy }),
      pod,
      { ordinal: 1, claimNamed: () => owned },
    );
    expect(describeActions(actions)).toEqual(
      after === undefined ? [] : ["update PersistentVolumeClaim data-db-1"],
    );
    const [action] = actions;
    const owners = Object(action).object?.metadata.ownerReferences ?? [];
    if (after !== undefined) expect(owners).toEqual(after);
  },
);
