import { describe, expect, test } from "vitest";
import type { StatefulSetSpec } from "../../api/apps/statefulset.ts";
import { controllerRefTo } from "../claim.ts";
import { testClaim } from "../testing/storage.ts";
import { podOf, statefulSetOf, timeAt } from "../testing/workloads.ts";
import { createClaims, endingClaims, hasStaleClaim } from "./claims.ts";

const template = testClaim(
  { storageClassName: "fast" },
  { name: "data", namespace: undefined, uid: undefined, finalizers: undefined },
);
const setOf = (spec: Partial<StatefulSetSpec> = {}) =>
  statefulSetOf({ spec: { volumeClaimTemplates: [template], ...spec } });
const none = { claimNamed: () => undefined };
const ofPod = controllerRefTo(podOf({ metadata: { name: "db-1", uid: "pod-uid" } }));
const note = { regarding: statefulSetOf(), type: "Warning", reason: "FailedCreate" } as const;
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
    expect(createClaims(setOf(), "db-1", { claimNamed: () => claim })).toEqual([]);
  });

  test("belong to whom their templates name", () => {
    const owner = { apiVersion: "x.example/v1", kind: "Db", name: "db", uid: "db-uid" };
    const owned = { ...template, metadata: { name: "data", ownerReferences: [owner] } };
    expect(createClaims(setOf({ volumeClaimTemplates: [owned] }), "db-1", none)).toMatchObject([
      { object: { metadata: { name: "data-db-1", ownerReferences: [owner] } } },
    ]);
  });

  test("take what they are for along where they cannot be made", () => {
    const failedInTurn = (message: string) => ({ ...note, message });
    expect(createClaims(setOf(), "db-1", { ...none, failedInTurn })).toMatchObject([
      { failedInTurn: { ...note, message: "failed to create PVC data-db-1: {error}" } },
    ]);
  });

  test.each([
    { behaviour: "is there to stay", whenScaled: "Delete", owners: [], isStale: false },
    { behaviour: "was of a pod before", whenScaled: "Delete", owners: [ofPod], isStale: true },
    { behaviour: "is to be kept", whenScaled: "Retain", owners: [ofPod], isStale: false },
  ])("are waited for where one $behaviour: $isStale", ({ whenScaled, owners, isStale }) => {
    const policy = { whenDeleted: "Retain", whenScaled };
    const set = setOf({ persistentVolumeClaimRetentionPolicy: policy });
    const known = testClaim({}, { ownerReferences: owners });
    expect(hasStaleClaim(set, "db-1", () => known)).toBe(isStale);
  });

  test.each([
    { names: [""], fact: undefined },
    { names: ["data-db-1"], fact: "pvc data-db-1 is being deleted" },
    {
      names: ["data-db-1", "logs-db-1"],
      fact: "[pvc data-db-1 is being deleted, pvc logs-db-1 is being deleted]",
    },
  ])("keep a pod from being made while $names end", ({ names, fact }) => {
    const logs = { ...template, metadata: { name: "logs" } };
    const set = setOf({ volumeClaimTemplates: [template, logs] });
    const claimNamed = (name: string) =>
      testClaim({}, names.includes(name) ? { name, deletionTimestamp: timeAt(0) } : { name });
    expect(endingClaims(set, "db-1", claimNamed)).toBe(fact);
  });
});
