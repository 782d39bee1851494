/**
 * Which pods of earlier revisions give way next.
 * Source: pkg/controller/daemon rollingUpdate 1.36.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { revisionLabel } from "../history/revision.ts";
import { isPodAvailable } from "../pod-state.ts";
import { updateBounds } from "./bounds.ts";
import type { Changes, Fleet } from "./manage.ts";
import type { NodePods } from "./node-pods.ts";

/** A node with the one pod of the current revision and the one of an earlier that it may have. */
interface Pair extends Pick<NodePods, "name" | "runs"> {
  readonly fresh: Pod | undefined;
  readonly old: Pod | undefined;
  /** There are more pods than that: it is not touched until they are gone. */
  readonly crowded: boolean;
}

/** One step of a rolling update, within the bounds of the strategy. */
export function planRollout(fleet: Fleet): Changes {
  // Most plans are made when no update is under way, and there may be thousands of nodes.
  if (!fleet.nodes.some(({ pods }) => pods.some((pod) => !isNew(pod, fleet.hash)))) return nothing;
  const wanted = fleet.nodes.filter(({ runs }) => runs).length;
  const bounds = updateBounds(fleet.daemonSet, wanted);
  const pairs = fleet.nodes
    .filter(({ runs, pods }) => runs || pods.length > 0)
    .map((node) => pairOf(node, fleet.hash));
  return bounds.surge === 0
    ? replaceOld(fleet, pairs, bounds.unavailable)
    : surge(fleet, pairs, { surge: bounds.surge, wanted });
}

const nothing: Changes = { creates: [], deletes: [] };

const isNew = ({ metadata }: Pod, hash: string) => metadata.labels?.[revisionLabel] === hash;

function pairOf({ name, runs, pods }: NodePods, hash: string): Pair {
  let fresh: Pod | undefined;
  let old: Pod | undefined;
  let crowded = false;
  for (const pod of pods) {
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    if (isNew(pod, hash)) {
      crowded ||= fresh !== undefined;
      fresh ??= pod;
    } else {
      crowded ||= old !== undefined;
      old ??= pod;
    }
  }
  return { name, runs, fresh, old, crowded };
}

/** Deletes old pods; those that serve nobody at once, others while few enough are lacking. */
function replaceOld(fleet: Fleet, pairs: readonly Pair[], maxUnavailable: number): Changes {
  const broken: Pod[] = [];
  const candidates: Pod[] = [];
  let unavailable = 0;
  for (const { fresh, old, crowded } of pairs) {
    if (crowded || (fresh === undefined) === (old === undefined)) unavailable += 1;
    else if (fresh !== undefined) unavailable += isAvailable(fleet, fresh) ? 0 : 1;
    else if (old !== undefined && isAvailable(fleet, old)) candidates.push(old);
    else if (old !== undefined) {
      broken.push(old);
      unavailable += 1;
    }
  }
  const allowed = Math.max(0, maxUnavailable - unavailable);
  return { creates: [], deletes: [...broken, ...candidates.slice(0, allowed)] };
}

/** Makes new pods beside old ones, and deletes an old one when the new one is available. */
function surge(
  fleet: Fleet,
  pairs: readonly Pair[],
  limits: { readonly surge: number; readonly wanted: number },
): Changes {
  const deletes: Pod[] = [];
  const unwanted: Pod[] = [];
  const broken: string[] = [];
  const candidates: string[] = [];
  let surging = 0;
  let available = 0;
  for (const { name, runs, fresh, old, crowded } of pairs) {
    if (crowded) {
      surging += 1;
      continue;
    }
    const oldServes = old !== undefined && isAvailable(fleet, old);
    const freshServes = fresh !== undefined && isAvailable(fleet, fresh);
    if (old === undefined ? freshServes : oldServes) available += 1;
    if (old === undefined) continue;
    if (fresh !== undefined && freshServes) deletes.push(old);
    else if (fresh !== undefined) surging += 1;
    else if (!runs) (oldServes ? unwanted : deletes).push(old);
    else (oldServes ? candidates : broken).push(name);
  }
  // A pod on a node that is no longer wanted stays until there are enough elsewhere.
  const spare = Math.max(0, available - limits.wanted);
  const allowed = Math.max(0, limits.surge - surging);
  return {
    creates: [...broken, ...candidates.slice(0, allowed)],
    deletes: [...deletes, ...unwanted.slice(0, spare)],
  };
}

const isAvailable = ({ daemonSet, nowMs }: Fleet, pod: Pod) =>
  isPodAvailable(pod, daemonSet.spec.minReadySeconds, nowMs);
