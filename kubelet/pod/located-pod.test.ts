import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type BehaviorOf, behavior } from "../behavior/behavior.ts";
import { boundPod, container } from "../test-kubelet.ts";
import { locatedPod } from "./located-pod.ts";

const pod = boundPod({ spec: { containers: [container()] } });

test("containers see the addresses of their pod before its status shows them", () => {
  let asked = 0;
  const located = locatedPod(pod, () => {
    asked += 1;
    return [{ ip: "10.244.1.7" }];
  });
  expect([located.metadata, located.spec, located.kind]).toEqual([
    pod.metadata,
    pod.spec,
    pod.kind,
  ]);
  expect(asked).toBe(0);
  expect(located.status.podIP).toBe("10.244.1.7");
  expect(located.status.podIPs).toEqual([{ ip: "10.244.1.7" }]);
  expect(located.status.phase).toBe(pod.status.phase);
});

test("a pod that shows its address is seen as it is", () => {
  const shown = { ...pod, status: { ...pod.status, podIP: "10.244.1.8" } };
  expect(locatedPod(shown, () => [])).toBe(shown);
});

test("what says how containers behave may copy the pod that it is given", () => {
  let copy: Pod | undefined;
  const behaviorOf: BehaviorOf = (_, given) => {
    copy = { ...given };
    return undefined;
  };
  const located = locatedPod(pod, () => []);
  behavior({ seed: 1, behaviorOf }, container(), located, { restartCount: 0 });
  expect(copy?.status.phase).toBe("Pending");
});
