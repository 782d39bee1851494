import { expect, test } from "vitest";
import { testPod } from "../../api/core/pod/test-pods.ts";
import { controllerRefTo } from "../claim.ts";
import { testClaim } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { planEphemeralClaims } from "./plan.ts";

const { spec } = testClaim();
const volumes = [
  { name: "named", persistentVolumeClaim: { claimName: "data" } },
  {
    name: "made",
    ephemeral: { volumeClaimTemplate: { metadata: { labels: { app: "web" } }, spec } },
  },
];
const pod = testPod({ metadata: { uid: "pod-uid" }, spec: { volumes } });

test("a pod gets the claims that it describes, as their owner", () => {
  expect(planEphemeralClaims(pod, () => undefined)).toMatchObject([
    {
      do: "create",
      object: {
        metadata: {
          name: "web-made",
          namespace: "default",
          labels: { app: "web" },
          ownerReferences: [controllerRefTo(pod)],
        },
        spec,
      },
    },
  ]);
});

test("a claim of that name is left alone", () => {
  expect(planEphemeralClaims(pod, () => testClaim())).toEqual([]);
});

test("a pod that is going gets none", () => {
  const metadata = { ...pod.metadata, deletionTimestamp: timeAt(0) };
  expect(planEphemeralClaims({ ...pod, metadata }, () => undefined)).toEqual([]);
});
