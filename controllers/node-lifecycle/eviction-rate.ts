/**
 * How fast nodes may be emptied. Where many nodes are lost at once, it is more likely that they
 * cannot be seen. Source: pkg/controller/nodelifecycle 1.36.
 */
import type { Node } from "../../api/core/node/node.ts";
import { parseTime } from "../../api/runtime.ts";
import { sameTaint, taintKeys } from "../taints.ts";
import { isReady, readyCondition } from "./health.ts";

/** `--node-eviction-rate`, `--secondary-node-eviction-rate`: a node in so many milliseconds. */
const intervalMs = 10_000;
const secondaryIntervalMs = 100_000;
/** `--unhealthy-zone-threshold`, `--large-cluster-size-threshold` */
const unhealthyShare = 0.55;
const largeZone = 50;
/** A node has to be lost for so long, which is how often Kubernetes looks. */
export const monitorPeriodMs = 5000;

const excluded = "node.kubernetes.io/exclude-disruption";

/** Whether no node at all is ready: then nothing is evicted anywhere. */
export function isFullyDisrupted(nodes: readonly Node[]): boolean {
  const counted = nodes.filter(({ metadata }) => metadata.labels?.[excluded] === undefined);
  return counted.length > 0 && !counted.some(isReady);
}

/**
 * Time until the NoExecute taint may be put on a lost node: 0 is now. The nodes of a zone take
 * turns, the longest lost first.
 */
export function taintInMs(node: Node, nodes: readonly Node[], nowMs: number): number {
  const lostMs = lostSinceMs(node, nowMs);
  if (nowMs - lostMs < monitorPeriodMs) return lostMs + monitorPeriodMs - nowMs;
  const zone = nodes.filter((each) => zoneOf(each) === zoneOf(node));
  const isFirst = zone
    .filter((each) => !isReady(each) && noExecuteTaintedMs(each) === undefined)
    .every((each) => each === node || isBefore(node, each, nowMs));
  if (!isFirst) return monitorPeriodMs;
  const lastMs = Math.max(...zone.map((each) => noExecuteTaintedMs(each) ?? 0));
  const freeMs = lastMs + intervalOf(zone);
  if (freeMs <= nowMs) return 0;
  return Number.isFinite(freeMs) ? freeMs - nowMs : monitorPeriodMs;
}

/** Zones that lost most of their nodes are emptied slowly; small ones of those not at all. */
function intervalOf(zone: readonly Node[]): number {
  const counted = zone.filter(({ metadata }) => metadata.labels?.[excluded] === undefined);
  const lost = counted.filter((node) => !isReady(node)).length;
  const isPartial = lost < counted.length && lost > 2 && lost / counted.length >= unhealthyShare;
  if (!isPartial) return intervalMs;
  return counted.length > largeZone ? secondaryIntervalMs : Number.POSITIVE_INFINITY;
}

const zoneOf = ({ metadata: { labels = {} } }: Node): string =>
  `${labels["topology.kubernetes.io/region"] ?? ""}:${labels["topology.kubernetes.io/zone"] ?? ""}`;

const lostSinceMs = (node: Node, nowMs: number): number =>
  parseTime(readyCondition(node)?.lastTransitionTime) ?? nowMs;

function isBefore(left: Node, right: Node, nowMs: number): boolean {
  const [leftMs, rightMs] = [lostSinceMs(left, nowMs), lostSinceMs(right, nowMs)];
  if (leftMs !== rightMs) return leftMs < rightMs;
  return (left.metadata.name ?? "") < (right.metadata.name ?? "");
}

/** When the NoExecute taint of a lost node was added, if it was. */
function noExecuteTaintedMs({ spec: { taints = [] } }: Node): number | undefined {
  const added = [taintKeys.unreachable, taintKeys.notReady].flatMap((key) =>
    taints.filter((taint) => sameTaint(taint, { key, effect: "NoExecute" })),
  );
  const [first] = added;
  return first === undefined ? undefined : (parseTime(first.timeAdded) ?? 0);
}
