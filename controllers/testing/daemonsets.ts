/** A DaemonSet with its nodes for tests, in few words. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { controllerRefTo } from "../claim.ts";
import type { Fleet } from "../daemonset/fleet.ts";
import type { NodePods } from "../daemonset/node-pods.ts";
import { daemonSetOf, nowMs, podOf, readyCondition, timeAt } from "./workloads.ts";

/** The state of a pod of a DaemonSet: of the current revision or an earlier, serving or not. */
export interface Kind {
  readonly hash?: string;
  readonly ready?: boolean;
  /** Seconds since it became ready. */
  readonly readyFor?: number;
  readonly deleting?: boolean;
  readonly phase?: string;
  /** Not bound yet. */
  readonly unbound?: boolean;
  /** Seconds since it was made. */
  readonly age?: number;
}

export const current = "now";
export const earlier = "before";

/** A pod of `daemonSetOf()` on a node, ready for an hour unless it is said otherwise. */
export function daemonPod(name: string, node: string, kind: Kind = {}): Pod {
  const { hash = current, ready = true, readyFor = 3600, age = 3600 } = kind;
  const matchFields = [{ key: "metadata.name", operator: "In", values: [node] }];
  const requiredDuringSchedulingIgnoredDuringExecution = { nodeSelectorTerms: [{ matchFields }] };
  return podOf({
    metadata: {
      name,
      creationTimestamp: timeAt(-age),
      labels: { app: "web", "controller-revision-hash": hash },
      ownerReferences: [controllerRefTo(daemonSetOf())],
      ...(kind.deleting && { deletionTimestamp: timeAt(-1) }),
    },
    spec: {
      nodeName: kind.unbound ? undefined : node,
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution } },
    },
    status: {
      phase: kind.phase ?? "Running",
      conditions: [readyCondition(ready ? "True" : "False", -readyFor)],
    },
  });
}

/** Nodes `a`, `b`, …, each with the pods of those kinds; pods are `a0`, `a1`, …. */
export function nodesWith(...kinds: readonly (readonly Kind[] | Partial<NodePods>)[]): NodePods[] {
  return kinds.map((each, index) => {
    const name = String.fromCharCode(97 + index);
    const node = { name, exists: true, runs: true, stays: true, pods: [] };
    return "length" in each
      ? { ...node, pods: each.map((kind, at) => daemonPod(`${name}${at}`, name, kind)) }
      : { ...node, ...each };
  });
}

export function fleetOf(
  nodes: readonly NodePods[],
  daemonSet: DaemonSet = daemonSetOf(),
  backoffMs: Fleet["backoffMs"] = () => 0,
): Fleet {
  return { daemonSet, parts: [nodes], hash: current, nowMs, backoffMs };
}

/** A rolling update with these bounds. */
export const within = (
  maxUnavailable: number | string,
  maxSurge: number | string,
  spec: Partial<DaemonSet["spec"]> = {},
) =>
  daemonSetOf({
    spec: {
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable, maxSurge } },
      ...spec,
    },
  });

export const namesOf = (pods: readonly Pod[]) => pods.map(({ metadata }) => metadata.name);
