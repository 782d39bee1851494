/** The plan for a mirror pod: it shows how its static pod is, which runs without it. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { mirrorAnnotation } from "../../api/core/pod/validation/annotations.ts";
import { remove, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import type { Observed } from "../observed.ts";
import { planPod } from "../pod/plan-pod.ts";
import type { StaticRun } from "./static-runs.ts";

export function planMirror(observed: Observed, run: StaticRun | undefined): Plan {
  const { pod } = observed;
  const { annotations, deletionTimestamp } = pod.metadata;
  // Whoever looks after the manifests removes what is no copy of them.
  if (run?.hash !== annotations?.[mirrorAnnotation] || run === undefined) return nothing;
  if (deletionTimestamp !== undefined) return nothing;
  if (pod.status.startTime === undefined && run.status !== undefined) {
    return { actions: [updateStatus(Pod, { ...pod, status: run.status })] };
  }
  const { stopMs } = run;
  const graceMs = pod.spec.terminationGracePeriodSeconds * 1000;
  if (stopMs !== undefined && hasEnded(pod)) {
    return { actions: [remove(Pod, pod, { gracePeriodSeconds: 0 })] };
  }
  const plan = planPod(
    stopMs === undefined ? observed : observed.with({ order: { atMs: stopMs, graceMs } }),
  );
  // What is done is so, even if the mirror pod is gone before it shows it.
  run.status = shownBy(plan) ?? pod.status;
  return plan;
}

function shownBy({ actions }: Plan): Pod["status"] | undefined {
  for (const action of actions) {
    // The plan of a pod updates nothing but the pod.
    if (action.do === "update") return (action.object as Pod).status;
  }
  return undefined;
}
