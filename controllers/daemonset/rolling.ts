/**
 * Which pods of earlier revisions give way next.
 * Source: pkg/controller/daemon rollingUpdate 1.36.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { revisionLabel } from "../history/revision.ts";
import { isPodAvailable } from "../pod-state.ts";
import { updateBounds } from "./bounds.ts";
import { type Fleet, ofEachPart } from "./fleet.ts";
import type { Changes } from "./manage.ts";
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
  if (!haveOld(fleet).includes(true)) return nothing;
  const wanted = wantedOf(fleet).reduce((sum, each) => sum + each, 0);
  const bounds = updateBounds(fleet.daemonSet, wanted);
  return bounds.surge === 0
    ? replaceOld(fleet, bounds.unavailable)
    : surge(fleet, { surge: bounds.surge, wanted });
}

const haveOld = ofEachPart((nodes, { hash }) =>
  nodes.some(({ pods }) => pods.some((pod) => !isNew(pod, hash))),
);
const wantedOf = ofEachPart((nodes) => nodes.filter(({ runs }) => runs).length);

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

/** The nodes of a part on which there is a pod, or should be. */
const pairsOf = (nodes: readonly NodePods[], { hash }: Fleet): readonly Pair[] =>
  nodes.filter(({ runs, pods }) => runs || pods.length > 0).map((node) => pairOf(node, hash));

/** Deletes old pods; those that serve nobody at once, others while few enough are lacking. */
function replaceOld(fleet: Fleet, maxUnavailable: number): Changes {
  const parts = replaceable(fleet);
  const unavailable = parts.reduce((sum, each) => sum + each.unavailable, 0);
  const allowed = Math.max(0, maxUnavailable - unavailable);
  const broken = parts.flatMap((each) => each.broken);
  const candidates = parts.flatMap((each) => each.candidates);
  return { creates: [], deletes: [...broken, ...candidates.slice(0, allowed)] };
}

const replaceable = ofEachPart((nodes, fleet) => {
  const broken: Pod[] = [];
  const candidates: Pod[] = [];
  let unavailable = 0;
  for (const { fresh, old, crowded } of pairsOf(nodes, fleet)) {
    if (crowded || (fresh === undefined) === (old === undefined)) unavailable += 1;
    else if (fresh !== undefined) unavailable += isAvailable(fleet, fresh) ? 0 : 1;
    else if (old !== undefined && isAvailable(fleet, old)) candidates.push(old);
    else if (old !== undefined) {
      broken.push(old);
      unavailable += 1;
    }
  }
  return { broken, candidates, unavailable };
});

/** Makes new pods beside old ones, and deletes an old one when the new one is available. */
function surge(fleet: Fleet, limits: { readonly surge: number; readonly wanted: number }): Changes {
  const parts = surgeable(fleet);
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, each) => total + of(each), 0);
  // A pod on a node that is no longer wanted stays until there are enough elsewhere.
  const spare = Math.max(0, sum(({ available }) => available) - limits.wanted);
  const allowed = Math.max(0, limits.surge - sum(({ surging }) => surging));
  const broken = parts.flatMap((each) => each.broken);
  const candidates = parts.flatMap((each) => each.candidates);
  const unwanted = parts.flatMap((each) => each.unwanted);
  return {
    creates: [...broken, ...candidates.slice(0, allowed)],
    deletes: [...parts.flatMap((each) => each.deletes), ...unwanted.slice(0, spare)],
  };
}

const surgeable = ofEachPart((nodes, fleet) => {
  const deletes: Pod[] = [];
  const unwanted: Pod[] = [];
  const broken: string[] = [];
  const candidates: string[] = [];
  let surging = 0;
  let available = 0;
  for (const { name, runs, fresh, old, crowded } of pairsOf(nodes, fleet)) {
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
  return { deletes, unwanted, broken, candidates, surging, available };
});

const isAvailable = ({ daemonSet, nowMs }: Fleet, pod: Pod) =>
  isPodAvailable(pod, daemonSet.spec.minReadySeconds, nowMs);
