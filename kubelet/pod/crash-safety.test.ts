import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Action } from "../../client/action.ts";
import type { BehaviorOf } from "../behavior/behavior.ts";
import { boundPod, container, plain, summary, TestKubelet } from "../test-kubelet.ts";
import { planPod } from "./plan-pod.ts";

const pods: readonly { readonly behaviour: string; readonly pod: Pod; readonly exits?: number }[] =
  [
    { behaviour: "runs", pod: boundPod() },
    { behaviour: "crashes again and again", pod: boundPod(), exits: 1 },
    {
      behaviour: "has init containers",
      pod: boundPod({
        spec: {
          initContainers: [container({ name: "i", restartPolicy: "Always" })],
          containers: [container({ name: "a" }), container({ name: "b", image: "other:1" })],
        },
      }),
    },
  ];

/** Follows the plans as `TestKubelet` does, but of each plan only the first action is performed. */
function followCrashing(start: Pod, behaviorOf: BehaviorOf, seconds: number) {
  const kubelet = new TestKubelet(start, { behaviorOf });
  const endMs = kubelet.nowMs + seconds * 1000;
  const shown: string[] = [];
  for (let pod: Pod | undefined = start; pod !== undefined && kubelet.nowMs <= endMs; ) {
    const { actions, requeueAfterMs } = planPod(kubelet.observed(pod));
    const [write] = actions;
    const next = written(write);
    if (next !== undefined) shown.push(summary(next));
    else kubelet.nowMs += Math.max(requeueAfterMs ?? Number.POSITIVE_INFINITY, 1);
    pod = next ?? pod;
  }
  return shown;
}

function written(action: Action | undefined): Pod | undefined {
  if (action?.do !== "update") return undefined;
  // The kubelet of a pod updates nothing but that pod.
  return action.object as Pod;
}

test.each(pods)(
  "a pod that $behaviour goes the same way when every plan is cut short",
  ({ pod, exits }) => {
    const behaviorOf: BehaviorOf = () => ({
      ...plain,
      ...(exits === undefined ? {} : { exitsAfterMs: 700, exitCode: exits }),
    });
    const whole = new TestKubelet(pod, { behaviorOf })
      .run(300)
      .trace.filter((line) => !/ (?:Normal|Warning) /.test(line))
      .map((line) => line.slice(line.indexOf(" ") + 1));
    expect(followCrashing(pod, behaviorOf, 300)).toEqual(whole);
  },
);

test("the same pod gets the same plan at the same time, and a plan carried out none", () => {
  const kubelet = new TestKubelet(boundPod());
  for (let second = 0; second < 20; second += 1) {
    kubelet.run(0.5);
    const { pod } = kubelet;
    if (pod === undefined) throw new Error("the pod is there");
    const plan = planPod(kubelet.observed(pod));
    expect(plan).toEqual(planPod(kubelet.observed(pod)));
    expect(plan.actions).toEqual([]);
  }
});
