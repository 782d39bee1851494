import { describe, expect, test } from "vitest";
import { allResources } from "../../index.ts";
import { type Claim, claimUsage } from "./claim-usage.ts";
import { evaluatorOf } from "./evaluators.ts";

const claim = (spec: Partial<Claim["spec"]> = {}, status: Claim["status"] = {}): Claim => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { volumeMode: "Filesystem", resources: { requests: { storage: "1Gi" } }, ...spec },
  status,
});
const asking = (storage: string) => ({ resources: { requests: { storage } } });
const allocated = (storage: string) => ({ allocatedResources: { storage } });

describe("a claim counts for", () => {
  test.each<{ behaviour: string; object: Claim; storage: string | undefined }>([
    { behaviour: "what it asks for", object: claim(asking("1024Mi")), storage: "1Gi" },
    { behaviour: "whole bytes, rounded up", object: claim(asking("1500m")), storage: "2" },
    {
      behaviour: "what is allocated to it until that is given back",
      object: claim(asking("1Gi"), allocated("3Gi")),
      storage: "3Gi",
    },
    {
      behaviour: "whole bytes of what is allocated",
      object: claim(asking("1"), allocated("2100m")),
      storage: "3",
    },
    {
      behaviour: "no storage without a request",
      object: claim({ resources: {} }),
      storage: undefined,
    },
  ])("$behaviour", ({ object, storage }) => {
    expect(claimUsage(object)["requests.storage"]).toBe(storage);
  });
});

const claims = allResources.find(({ kind }) => kind === "PersistentVolumeClaim");

describe("quotas are counted again where a claim", () => {
  const gold = { volumeAttributesClassName: "gold" };
  const current = { currentVolumeAttributesClassName: "gold" };
  test.each<{ behaviour: string; next: Claim; stored: Claim; frees: boolean }>([
    {
      behaviour: "is given back storage",
      next: claim(),
      stored: claim({}, allocated("2Gi")),
      frees: true,
    },
    {
      behaviour: "leaves a class of attributes",
      next: claim(gold, {}),
      stored: claim(gold, current),
      frees: true,
    },
    { behaviour: "no more wants a class", next: claim(), stored: claim(gold), frees: true },
    { behaviour: "is bound", next: claim({ volumeName: "v" }), stored: claim(), frees: false },
  ])("$behaviour: $frees", ({ next, stored, frees }) => {
    expect(claims && evaluatorOf(claims)?.frees(next, stored)).toBe(frees);
  });
});
