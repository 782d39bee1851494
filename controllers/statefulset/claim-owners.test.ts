import { describe, expect, test } from "vitest";
import { controllerRefTo } from "../claim.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim } from "../testing/storage.ts";
import { podOf, statefulSetOf } from "../testing/workloads.ts";
import { conflictNotes, retainClaims } from "./claim-owners.ts";

const template = testClaim({}, { name: "data" });
const pod = podOf({ metadata: { name: "db-1", uid: "pod-uid" } });
const set = controllerRefTo(statefulSetOf());
const ofPod = controllerRefTo(pod);
const other = { ...ofPod, uid: "other", name: "other" };
const former = { ...set, uid: "former", controller: false };

interface Given {
  readonly policy: string[];
  readonly replicas?: number;
  readonly before: (typeof set)[];
}

/** `policy` is what becomes of claims when the set is deleted, and when it is scaled. */
const holderOf = ({ policy, replicas = 3, before }: Given) => ({
  statefulSet: statefulSetOf({
    spec: {
      replicas,
      volumeClaimTemplates: [template],
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: policy[0] ?? "",
        whenScaled: policy[1] ?? "",
      },
    },
  }),
  pod,
  ordinal: 1,
  claimNamed: () => testClaim({}, { name: "data-db-1", ownerReferences: before }),
});

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
  { policy: ["Delete", "Retain"], replicas: 3, before: [former], after: undefined },
])("where $policy and $replicas pods are wanted, what $before own $after will", (given) => {
  const actions = retainClaims(holderOf(given));
  expect(describeActions(actions)).toEqual(
    given.after === undefined ? [] : ["update PersistentVolumeClaim data-db-1"],
  );
  const [action] = actions;
  const owners = Object(action).object?.metadata.ownerReferences ?? [];
  if (given.after !== undefined) expect(owners).toEqual(given.after);
});

test("a claim whose owners cannot be written is told of its pod", () => {
  expect(retainClaims(holderOf({ policy: ["Delete", "Retain"], before: [] }))).toMatchObject([
    {
      failed: {
        type: "Warning",
        reason: "FailedUpdate",
        message:
          "update Pod db-1 in StatefulSet db failed error: " +
          "could not update claim data-db-1 for delete policy ownerRefs: {error}",
      },
    },
  ]);
});

describe("a claim that another controller has", () => {
  test.each([
    { behaviour: "is told", policy: ["Delete", "Retain"], before: [other], isTold: true },
    { behaviour: "is told of one", policy: ["Retain", "Delete"], before: [former], isTold: true },
    { behaviour: "may have it", policy: ["Retain", "Retain"], before: [other], isTold: false },
    { behaviour: "is ours", policy: ["Delete", "Retain"], before: [set], isTold: false },
  ])("$behaviour", ({ isTold, ...given }) => {
    const message =
      "PersistentVolumeClaim data-db-1 has a conflicting OwnerReference that acts as a manging " +
      "controller, the retention policy is ignored for this claim";
    const told = [{ type: "Warning", reason: "ConflictingController", message }];
    expect(conflictNotes(holderOf(given))).toMatchObject(isTold ? told : []);
  });
});
