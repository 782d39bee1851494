import { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  splitKey,
  watch,
} from "../../client/controller.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { keyedByPod } from "../faults/whereabouts.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import { isUp } from "../node/plan-node.ts";
import { isCritical } from "../static/mirror.ts";
import { evicting, hardGraceMs, monitoringPeriodMs } from "./evict.ts";
import { exceeded, limitsStorage } from "./local-storage.ts";

/** Evicts pods that have written more than they may. Its keys are pods that set limits. */
export function localStorageController({ machines, processes }: KubeletOptions): Controller {
  const controller: Controller = {
    name: "kubelet-local-storage",
    // Clients that work in a container may write there.
    listen: (wake) => processes.onInterference(wake),
    watches: [
      cached(Node),
      watch(Pod, {
        keys: (pod) => [keyOf(pod)],
        when: (next) => next !== undefined && limitsStorage(next),
      }),
    ],
    reconcile(key, view) {
      const { namespace, name } = splitKey(key);
      const pod = view.get(Pod, namespace, name);
      if (pod === undefined || !limitsStorage(pod) || hasEnded(pod)) return nothing;
      const { nodeName = "" } = pod.spec;
      const node = view.get(Node, undefined, nodeName);
      if (!machines.has(nodeName) || (node !== undefined && !isUp(node))) return nothing;
      if (isCritical(pod) || processes.orderOf(pod) !== undefined) return nothing;
      if (!processes.has(key) && exceeded(pod, undefined) === undefined) return nothing;
      const { nowMs } = view;
      const sinceMs = nowMs % monitoringPeriodMs;
      if (sinceMs > 0) return { actions: [], requeueAfterMs: monitoringPeriodMs - sinceMs };
      const use = processes.use(pod, nowMs);
      const message = exceeded(pod, use);
      if (message === undefined) {
        return isStill(use) ? nothing : { actions: [], requeueAfterMs: monitoringPeriodMs };
      }
      const eviction = { reason: "Evicted", message };
      processes.stop(pod, { atMs: nowMs, graceMs: hardGraceMs, eviction });
      return { actions: evicting(pod, message) };
    },
  };
  return heedingFaults(controller, keyedByPod(machines));
}

const isStill = (use: PodUse | undefined) =>
  [...(use?.containers.values() ?? [])].every((each) => each.isStill);
