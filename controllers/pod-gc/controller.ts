import { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type Controller,
  keyOf,
  type Plan,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { nodeIndices, podsOn } from "../node-pods.ts";
import { taintKeys } from "../taints.ts";
import { planOrphans, planStranded, planTerminated } from "./plan.ts";

/** How long a node has to be missed before its pods are. Source: pkg/controller/podgc 1.36. */
const quarantineMs = 40_000;

const terminatedIndex = "terminatedPods";
const all = "all";

/**
 * Deletes pods that no kubelet looks after. A key is what is looked for and where: `orphans`, a
 * node and since when it may count as gone; `stranded` and a node; `unbound` and a pod;
 * `terminated`.
 */
export const podGcController: Controller = {
  name: "pod-garbage-collector",
  watches: [
    watch(Pod, {
      keys: podKeys,
      when: changesFate,
      indices: {
        ...nodeIndices,
        [terminatedIndex]: (pod) => (hasEnded(pod) ? [all] : []),
      },
    }),
    watch(Node, {
      keys({ metadata: { name = "" } }, view) {
        const node = view.get(Node, undefined, name);
        if (node === undefined) return podsOn(name, view).length > 0 ? [orphans(name, view)] : [];
        return isOutOfService(node) ? [`stranded ${name}`] : [];
      },
      when: (next) => next === undefined || isOutOfService(next),
      heedsRenewals: false,
    }),
  ],
  reconcile(key, view): Plan {
    const [what, where = "", dueMs] = key.split(" ");
    if (what === "orphans") return orphansOf(where, Number(dueMs), view);
    if (what === "terminated") {
      return { actions: planTerminated(view.indexed(Pod, terminatedIndex, all)) };
    }
    if (what === "stranded") {
      const node = view.get(Node, undefined, where);
      const pods = node !== undefined && isOutOfService(node) ? podsOn(where, view) : [];
      return { actions: planStranded(pods) };
    }
    const { namespace, name } = splitKey(where);
    const pod = view.get(Pod, namespace, name);
    return { actions: pod?.spec.nodeName === undefined && pod ? planStranded([pod]) : [] };
  },
};

/** The key says when the quarantine is over, for nothing else remembers when the node went. */
const orphans = (node: string, view: View) => `orphans ${node} ${view.nowMs + quarantineMs}`;

function orphansOf(node: string, dueMs: number, view: View): Plan {
  const pods = podsOn(node, view);
  if (pods.length === 0 || view.get(Node, undefined, node) !== undefined) return { actions: [] };
  if (view.nowMs < dueMs) return { actions: [], requeueAfterMs: dueMs - view.nowMs };
  return { actions: planOrphans(pods, view.nowMs) };
}

function podKeys(pod: Pod, view: View): string[] {
  const { nodeName = "" } = pod.spec;
  const keys = hasEnded(pod) ? ["terminated"] : [];
  const isEnding = pod.metadata.deletionTimestamp !== undefined;
  if (nodeName === "") return isEnding ? [...keys, `unbound ${keyOf(pod)}`] : keys;
  const node = view.get(Node, undefined, nodeName);
  if (node === undefined) keys.push(orphans(nodeName, view));
  else if (isEnding && isOutOfService(node)) keys.push(`stranded ${nodeName}`);
  return keys;
}

function changesFate(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined) return false;
  if (previous === undefined) return true;
  return (
    next.spec.nodeName !== previous.spec.nodeName ||
    next.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    hasEnded(next) !== hasEnded(previous)
  );
}

/** Lost, and said by a person to be off for good. */
function isOutOfService({ spec: { taints = [] }, status }: Node): boolean {
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return ready?.status !== "True" && taints.some(({ key }) => key === taintKeys.outOfService);
}
