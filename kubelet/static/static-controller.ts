import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Controller, keyOf, nothing, watch } from "../../client/controller.ts";
import type { Processes } from "../behavior/behavior.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { keyedByNode } from "../faults/whereabouts.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { isUp } from "../node/plan-node.ts";
import { isMirrorPod } from "./mirror.ts";
import { planStaticPods } from "./plan-static.ts";
import { staticPodsOf } from "./static-pods.ts";

const mirrorsByNode = "kubelet/mirrors";

/** Runs the static pods of nodes. Its keys are names of nodes that have a directory for them. */
export function staticPodController({ machines, processes }: KubeletOptions): Controller {
  const mirrors = (pod: Pod) => (isMirrorPod(pod) ? [pod.spec.nodeName ?? ""] : nowhere);
  const controller: Controller = {
    name: "kubelet-static-pods",
    listen: (wake) => processes.onManifests(wake),
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) =>
          machines.has(name) && processes.manifests(name) !== undefined ? [name] : nowhere,
        when: (next, previous) =>
          next !== undefined && (previous === undefined || isUp(next) !== isUp(previous)),
        heedsRenewals: false,
      }),
      watch(Pod, {
        keys: (pod) => mirrors(pod).filter((node) => machines.has(node)),
        indices: { [mirrorsByNode]: mirrors },
        when: (next, previous) =>
          next?.metadata.uid !== previous?.metadata.uid ||
          next?.metadata.deletionTimestamp !== previous?.metadata.deletionTimestamp,
      }),
    ],
    reconcile(name, view) {
      const node = view.get(Node, undefined, name);
      if (node === undefined || !isUp(node)) return nothing;
      const { staticRuns } = processes;
      const root = processes.manifests(name);
      const plan = planStaticPods({
        node,
        wanted: root === undefined ? [] : staticPodsOf(root, name),
        mirrors: new Map(view.indexed(Pod, mirrorsByNode, name).map((pod) => [keyOf(pod), pod])),
        runs: staticRuns.of(name),
        nowMs: view.nowMs,
      });
      for (const [key, run] of plan.begun) staticRuns.begin(name, key, run);
      for (const key of plan.stopped) {
        const run = staticRuns.of(name).get(key);
        if (run !== undefined) run.stopMs = view.nowMs;
        processes.wake(key);
      }
      for (const key of plan.ended) endRun(processes, name, key);
      // What has ended makes room for what its manifest says now.
      return plan.ended.length > 0 ? { actions: plan.actions, requeueAfterMs: 0 } : plan;
    },
  };
  return heedingFaults(controller, keyedByNode(machines));
}

const nowhere: readonly string[] = [];

function endRun(processes: Processes, node: string, key: string): void {
  processes.staticRuns.end(node, key);
  processes.forget(key);
}
