/**
 * What a kubelet does about the manifests of its node: each has a mirror pod, and what a manifest
 * asks for that is another now makes way first. Source: kubelet 1.36, pod_workers and kubelet_pods.
 */
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { mirrorAnnotation } from "../../api/core/pod/validation/annotations.ts";
import { formatMicroTime } from "../../api/runtime.ts";
import { type Action, type CreateAction, remove, untyped } from "../../client/action.ts";
import { recordNote } from "../events.ts";
import { statusesOf } from "../images/node-images.ts";
import { killing } from "../pod/plan-stop.ts";
import type { StaticPod } from "./static-pods.ts";
import type { StaticRun } from "./static-runs.ts";

export interface ObservedStatic {
  readonly node: Node;
  readonly wanted: readonly StaticPod[];
  /** The mirror pods of the node, by their keys. */
  readonly mirrors: ReadonlyMap<string, Pod>;
  readonly runs: ReadonlyMap<string, StaticRun>;
  readonly nowMs: number;
}

export interface StaticPlan {
  readonly actions: readonly Action[];
  /** Those that begin to run. */
  readonly begun: readonly (readonly [key: string, run: StaticRun])[];
  /** Those that are told to stop. */
  readonly stopped: readonly string[];
  /** Those that are over. */
  readonly ended: readonly string[];
}

export function planStaticPods(observed: ObservedStatic): StaticPlan {
  const { wanted, mirrors, runs, nowMs, node } = observed;
  const hashes = new Map(wanted.map(({ key, hash }) => [key, hash]));
  const actions: Action[] = [];
  const stopped: string[] = [];
  const ended: string[] = [];
  for (const [key, { hash, stopMs }] of runs) {
    const mirror = mirrors.get(key);
    if (stopMs === undefined) {
      if (hashes.get(key) === hash) continue;
      stopped.push(key);
      if (mirror !== undefined) actions.push(...tellStop(mirror));
    } else if (mirror === undefined) ended.push(key);
  }
  const begun = wanted.flatMap(({ key, hash }): StaticPlan["begun"] =>
    runs.has(key) ? [] : [[key, { hash, seenMs: nowMs }]],
  );
  const running = new Map([...runs, ...begun]);
  for (const [key, mirror] of mirrors) {
    const run = running.get(key);
    const isGone = mirror.metadata.deletionTimestamp !== undefined;
    const isOther = run?.hash !== mirror.metadata.annotations?.[mirrorAnnotation];
    if (isGone || isOther) actions.push(remove(Pod, mirror, { gracePeriodSeconds: 0 }));
  }
  for (const pod of wanted) {
    const run = running.get(pod.key);
    if (run?.hash !== pod.hash || run.stopMs !== undefined || mirrors.has(pod.key)) continue;
    actions.push(createMirror(pod, run, node));
  }
  return { actions, begun, stopped, ended };
}

const tellStop = (mirror: Pod): readonly Action[] =>
  statusesOf(mirror.status).flatMap(({ name, state }) => {
    if (state.running === undefined) return [];
    const container = mirror.spec.containers.find((each) => each.name === name);
    return [recordNote(mirror, killing(container, name))];
  });

function createMirror({ metadata, spec }: StaticPod, run: StaticRun, node: Node): CreateAction {
  const { name = "", uid = "" } = node.metadata;
  const object = {
    apiVersion: Pod.apiVersion,
    kind: Pod.kind,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        "kubernetes.io/config.seen": formatMicroTime(run.seenMs),
      },
      ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid, controller: true }],
    },
    spec,
  };
  return { do: "create", resource: untyped(Pod), object };
}
