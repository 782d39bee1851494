import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { type PodParts, testPod } from "../../api/core/pod/test-pods.ts";
import { resourceClaimController } from "./controller.ts";

const rule = resourceClaimController.watches.find(({ resource }) => resource.kind === Pod.kind);
const wakes = (next: PodParts | undefined, previous?: PodParts) =>
  rule?.when?.(next && testPod(next), previous && testPod(previous));

const uses = { spec: { resourceClaims: [{ name: "gpu", resourceClaimName: "gpus" }] } };
const running = { status: { phase: "Running" } };
const ended = { status: { phase: "Succeeded" } };

test.each([
  { behaviour: "without claims that comes", next: {}, wakesIt: false },
  { behaviour: "without claims that ends", next: ended, previous: running, wakesIt: false },
  { behaviour: "without claims that goes", next: undefined, previous: {}, wakesIt: false },
  { behaviour: "with claims that comes", next: uses, wakesIt: true },
  {
    behaviour: "with claims that ends",
    next: { ...uses, ...ended },
    previous: { ...uses, ...running },
    wakesIt: true,
  },
  { behaviour: "with claims that goes", next: undefined, previous: uses, wakesIt: true },
  {
    behaviour: "with claims whose labels change",
    next: { ...uses, metadata: { labels: { app: "web" } } },
    previous: uses,
    wakesIt: false,
  },
])("a pod $behaviour wakes the controller: $wakesIt", ({ next, previous, wakesIt }) => {
  expect(wakes(next, previous)).toBe(wakesIt);
});
