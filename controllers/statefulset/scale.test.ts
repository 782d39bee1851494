import { describe, expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { controllerRefTo } from "../claim.ts";
import { newRevision, revisionLabel } from "../history/revision.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim } from "../testing/storage.ts";
import { nowMs, podOf, statefulSetOf, timeAt } from "../testing/workloads.ts";
import type { ClaimNamed } from "./claims.ts";
import { memberOf } from "./member.ts";
import { podNameLabel } from "./pod.ts";
import { stateOf } from "./revisions.ts";
import { planReplicas } from "./scale.ts";
import { sortMembers } from "./situation.ts";

const template = testClaim({}, { name: "data" });
const claim = testClaim();
const ending = testClaim({}, { deletionTimestamp: timeAt(0) });
const kept = { whenDeleted: "Retain", whenScaled: "Retain" };

interface Given {
  readonly policy?: { readonly whenDeleted: string; readonly whenScaled: string };
  readonly podManagementPolicy?: string;
  readonly replicas?: number;
  readonly pods?: readonly Pod[];
  readonly claimNamed?: ClaimNamed;
}

function plan({
  policy = kept,
  podManagementPolicy = "OrderedReady",
  replicas = 2,
  pods = [],
  claimNamed = () => claim,
}: Given) {
  const statefulSet = statefulSetOf({
    spec: {
      replicas,
      podManagementPolicy,
      volumeClaimTemplates: [template],
      persistentVolumeClaimRetentionPolicy: policy,
    },
  });
  const revision = newRevision(stateOf(statefulSet), 1, 0);
  const members = pods.map((pod) => memberOf(statefulSet, pod));
  const { actions, failure } = planReplicas({
    statefulSet,
    current: revision,
    update: revision,
    members,
    ...sortMembers(statefulSet, members),
    isOrdered: podManagementPolicy === "OrderedReady",
    nowMs,
    isNameTaken: () => false,
    claimNamed,
  });
  return { does: describeActions(actions), failure };
}

const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data-db-0" } }];
const pod = (changes: Parameters<typeof podOf>[0] = {}) =>
  podOf({
    metadata: {
      name: "db-0",
      labels: { app: "web", [podNameLabel]: "db-0", [revisionLabel]: "x" },
      ownerReferences: [controllerRefTo(statefulSetOf())],
    },
    spec: { volumes },
    ...changes,
  });
const pending = pod({ status: { phase: "Pending", conditions: [] } });
const going = { whenDeleted: "Delete", whenScaled: "Retain" };

describe("a pod whose claim is being deleted", () => {
  const fact = "pvc data-db-0 is being deleted";
  const told = `Warning FailedCreate: create Pod db-0 in StatefulSet db failed error: ${fact}`;
  const first: ClaimNamed = (name) => (name === "data-db-0" ? ending : claim);

  test("is told of and tried again", () => {
    expect(plan({ claimNamed: first })).toEqual({ does: [told], failure: fact });
  });

  test.each([
    { ends: "data-db-0", made: [] },
    { ends: "data-db-1", made: ["db-0", "db-2"] },
    { ends: "data-db-2", made: ["db-0", "db-1"] },
  ])("keeps those of later batches from being made: $ends", ({ ends, made }) => {
    const claimNamed: ClaimNamed = (name) => (name === ends ? ending : claim);
    const { does } = plan({ podManagementPolicy: "Parallel", replicas: 5, claimNamed });
    const creations = does.filter((each) => each.startsWith("create"));
    expect(creations).toEqual(made.map((name) => `create Pod ${name}`));
  });

  test("waits without a word where the claim goes with a pod that was too many", () => {
    const former = controllerRefTo(podOf({ metadata: { name: "db-0", uid: "former" } }));
    const left = testClaim({}, { deletionTimestamp: timeAt(0), ownerReferences: [former] });
    const given = {
      policy: { whenDeleted: "Retain", whenScaled: "Delete" },
      claimNamed: (name: string) => (name === "data-db-0" ? left : claim),
    };
    expect(plan(given)).toEqual({ does: [], failure: undefined });
    expect(plan({ ...given, podManagementPolicy: "Parallel" }).does).toEqual(["create Pod db-1"]);
  });
});

describe("the claims of a pod", () => {
  test("know what they go with before it is ready", () => {
    expect(plan({ policy: going, pods: [pending] }).does).toEqual([
      "update PersistentVolumeClaim data",
    ]);
  });

  test("are made where a pod that has not started lacks them", () => {
    expect(plan({ pods: [pending], claimNamed: () => undefined }).does).toEqual([
      "create PersistentVolumeClaim data-db-0",
    ]);
  });

  test("that go with something else from now on are told of their pod", () => {
    expect(plan({ policy: going, replicas: 1, pods: [pod()] }).does).toEqual([
      "update PersistentVolumeClaim data",
      "Normal SuccessfulUpdate: update Pod db-0 in StatefulSet db successful",
    ]);
  });
});

test.each([
  { behaviour: "that mounts no claim", volumes: [] },
  { behaviour: "that mounts another claim", volumes: [{ name: "data", emptyDir: {} }] },
])("a pod $behaviour is changed, which is refused, before anything else", ({ volumes: has }) => {
  const pods = [pod({ spec: { volumes: has } })];
  expect(plan({ replicas: 1, pods, claimNamed: () => undefined }).does).toEqual([
    "create PersistentVolumeClaim data-db-0",
    "update Pod db-0",
  ]);
});
