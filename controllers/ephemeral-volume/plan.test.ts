import { expect, test } from "vitest";
import { testPod } from "../../api/core/pod/test-pods.ts";
import { controllerRefTo } from "../claim.ts";
import { testClaim } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { type Observed, planEphemeralClaims } from "./plan.ts";

const { spec } = testClaim();
const volumes = [
  { name: "named", persistentVolumeClaim: { claimName: "data" } },
  {
    name: "made",
    ephemeral: { volumeClaimTemplate: { metadata: { labels: { app: "web" } }, spec } },
  },
];
const pod = testPod({ metadata: { uid: "pod-uid" }, spec: { volumes } });

const planOf = (more: Partial<Observed> = {}) =>
  planEphemeralClaims({ pod, claimNamed: () => undefined, ...more });
const told = (message: string) => ({
  regarding: pod,
  type: "Warning",
  reason: "FailedBinding",
  message: `ephemeral volume made: ${message}`,
});

test("a pod gets the claims that it describes, as their owner, or is told why not", () => {
  expect(planOf().actions).toMatchObject([
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
      failed: told("create PVC web-made: {error}"),
    },
  ]);
});

test("a pod that has its claims is left alone", () => {
  const claim = testClaim({}, { name: "web-made", ownerReferences: [controllerRefTo(pod)] });
  expect(planOf({ claimNamed: () => claim })).toEqual({ actions: [] });
});

test("a claim of that name is left alone, the pod told so, and tried again as after a failure", () => {
  const claimNamed = () => testClaim({}, { name: "web-made" });
  const why = "PVC default/web-made was not created for pod default/web (pod is not owner)";
  expect(planOf({ claimNamed })).toEqual({
    actions: [{ do: "record", event: told(why) }],
    failure: why,
  });
});

test("a pod that is going gets none", () => {
  const metadata = { ...pod.metadata, deletionTimestamp: timeAt(0) };
  expect(planOf({ pod: { ...pod, metadata } })).toEqual({ actions: [] });
});
