/** Says why a pod fits nowhere, in kube-scheduler's words. Source: framework.FitError 1.36. */
import type { Action } from "../../client/action.ts";
import type { Pod, Rejection } from "../framework/framework.ts";

/** Why a pod was not placed. */
export interface Failure {
  /** The message of the event and of the condition PodScheduled. */
  readonly message: string;
  /** The plugins that refused it; empty where there was no node to ask about. */
  readonly plugins: readonly string[];
  /** The node that the pod is to wait for from now on; empty: for none; absent: nothing changes. */
  readonly nominatedNode?: string;
  /** Those that are to leave the node that it waits for, be it from now on or as before. */
  readonly victims?: readonly Pod[];
  /** What plugins want to be written, for the pod to fit when it is tried again. */
  readonly writes?: readonly Action[];
}

/** What came of looking for a node. */
export interface Diagnosis {
  /** How many nodes there are. */
  readonly nodes: number;
  /** Set where the pod was refused before any node was looked at. */
  readonly preFilter?: Rejection;
  /** How many nodes were refused why. */
  readonly rejections: ReadonlyMap<Rejection, number>;
  /** What became of preemption; empty where that succeeded. */
  readonly postFilter: string;
}

/** The failure where there is no node at all. */
export const noNodes: Failure = { message: "no nodes available to schedule pods", plugins: [] };

export function failureOf(diagnosis: Diagnosis): Failure {
  const { nodes, preFilter, rejections, postFilter } = diagnosis;
  const plugins = new Set(preFilter === undefined ? [] : [preFilter.plugin]);
  for (const { plugin } of rejections.keys()) plugins.add(plugin);
  const message =
    preFilter === undefined
      ? unavailable(nodes, rejections)
      : noneAvailable(nodes, preFilter.reasons.join(", "));
  return {
    message: postFilter === "" ? message : `${message} ${postFilter}`,
    plugins: [...plugins],
  };
}

/** The longest note of an event, in characters. */
const noteLengthMax = 1024;
const ellipsis = " ...";

/** A message cut to what an event can hold. */
export const truncateNote = (message: string): string =>
  message.length <= noteLengthMax
    ? message
    : message.slice(0, noteLengthMax - ellipsis.length) + ellipsis;

/** That no node can be had, and how many lack what. */
export const unavailable = (nodes: number, rejections: ReadonlyMap<Rejection, number>): string =>
  noneAvailable(nodes, countReasons(rejections));

const noneAvailable = (nodes: number, why: string) =>
  `0/${nodes} nodes are available:${why === "" ? "" : ` ${why}.`}`;

function countReasons(rejections: ReadonlyMap<Rejection, number>): string {
  const counts = new Map<string, number>();
  for (const [{ reasons }, nodes] of rejections) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + nodes);
  }
  return formatCounts(counts);
}

/** Sorted as text, count first, as upstream does: `10 x` comes before `2 y`. */
const formatCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(", ");
