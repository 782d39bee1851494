import { describe, expect, test } from "vitest";
import { ReplicaSet } from "../api/apps/replicaset.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { selectorFromLabelSelector } from "../api/selectors/labels.ts";
import { untyped } from "../client/action.ts";
import { adopt, claimOf, lastingFailure, release } from "./claim.ts";
import { podOf, replicaSetOf, timeAt } from "./testing/workloads.ts";

const leaving = { deletionTimestamp: timeAt(0) };
const stranger = { ...podOf().metadata.ownerReferences?.[0], uid: "other" };

describe("a candidate", () => {
  test.each([
    { behaviour: "of ours that is selected is ours", pod: podOf(), claim: "ours" },
    {
      behaviour: "of ours that is being deleted is ours",
      pod: podOf({ metadata: leaving }),
      claim: "ours",
    },
    {
      behaviour: "of ours that is no longer selected is let go",
      pod: podOf({ metadata: { labels: { app: "other" } } }),
      claim: "release",
    },
    {
      behaviour: "without controller that is selected is adopted",
      pod: podOf({ metadata: { ownerReferences: [] } }),
      claim: "adopt",
    },
    {
      behaviour: "without controller that is being deleted is left alone",
      pod: podOf({ metadata: { ownerReferences: [], ...leaving } }),
      claim: "foreign",
    },
    {
      behaviour: "without controller that is not selected is left alone",
      pod: podOf({ metadata: { ownerReferences: [], labels: {} } }),
      claim: "foreign",
    },
    {
      behaviour: "of another controller is left alone",
      pod: podOf({
        metadata: { ownerReferences: [{ ...stranger, apiVersion: "", kind: "", name: "" }] },
      }),
      claim: "foreign",
    },
  ])("$behaviour", ({ pod, claim }) => {
    const owner = replicaSetOf();
    const matcher = selectorFromLabelSelector(owner.spec.selector);
    expect(claimOf({ owner, matcher }, pod)).toBe(claim);
  });

  test("is neither adopted nor let go by an owner that is being deleted", () => {
    const owner = replicaSetOf({ metadata: leaving });
    const matcher = selectorFromLabelSelector(owner.spec.selector);
    const orphan = podOf({ metadata: { ownerReferences: [] } });
    const misfit = podOf({ metadata: { labels: {} } });
    expect([orphan, misfit].map((pod) => claimOf({ owner, matcher }, pod))).toEqual([
      "foreign",
      "foreign",
    ]);
  });
});

test("adoption adds the owner, and holds only for the very same object", () => {
  expect(adopt(Pod, replicaSetOf(), podOf())).toEqual({
    do: "patch",
    resource: untyped(Pod),
    namespace: "default",
    name: "web-1-a",
    patchType: "strategic",
    patch: {
      metadata: {
        uid: "web-1-a-uid",
        ownerReferences: [
          {
            apiVersion: "apps/v1",
            kind: "ReplicaSet",
            name: "web-1",
            uid: "web-1-uid",
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
    },
  });
});

test("release takes the owner away by its uid", () => {
  expect(release(ReplicaSet, replicaSetOf(), replicaSetOf()).patch).toEqual({
    metadata: { uid: "web-1-uid", ownerReferences: [{ $patch: "delete", uid: "web-1-uid" }] },
  });
});

test.each([
  { behaviour: "a conflict", failure: 'Operation cannot be fulfilled on pods "a": x', told: false },
  {
    behaviour: "a namespace that is going away",
    failure: "unable to create new content in namespace a because it is being terminated",
    told: false,
  },
  { behaviour: "a quota", failure: "exceeded quota: q", told: true },
])("whether $behaviour is a failure to tell of: $told", ({ failure, told }) => {
  expect(lastingFailure(failure)).toBe(told ? failure : undefined);
});
