/** The taints that a node should have by its state. Source: pkg/controller/nodelifecycle 1.36. */
import type { Node } from "../../api/core/node/node.ts";
import type { Taint } from "../../api/core/node/spec.ts";
import { formatTime } from "../../api/runtime.ts";
import { sameTaint, taintKeys } from "../taints.ts";
import { readyCondition } from "./health.ts";

/** The taint of each condition and status. */
const byCondition: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ready: { False: taintKeys.notReady, Unknown: taintKeys.unreachable },
  MemoryPressure: { True: taintKeys.memoryPressure },
  DiskPressure: { True: taintKeys.diskPressure },
  NetworkUnavailable: { True: taintKeys.networkUnavailable },
  PIDPressure: { True: taintKeys.pidPressure },
};

const ownNoSchedule: readonly string[] = [
  taintKeys.unschedulable,
  ...Object.values(byCondition).flatMap((each) => Object.values(each)),
];
const ownNoExecute: readonly string[] = [taintKeys.notReady, taintKeys.unreachable];

const isOwn = ({ key, effect }: Taint): boolean =>
  (effect === "NoSchedule" && ownNoSchedule.includes(key)) ||
  (effect === "NoExecute" && ownNoExecute.includes(key));

/**
 * The taints of a node, those of others first as they are. `evicts` says whether a lost node may
 * have its pods evicted; it keeps a taint of that kind, if only with the other key. The same list
 * is returned where nothing changes.
 */
export function nodeTaints(node: Node, evicts: boolean, nowMs: number): readonly Taint[] {
  const { taints = [] } = node.spec;
  const wanted = wantedTaints(node, evicts);
  const kept = taints.filter(
    (taint) => !isOwn(taint) || wanted.some((each) => sameTaint(each, taint)),
  );
  const added = wanted.filter((each) => !taints.some((taint) => sameTaint(each, taint)));
  if (added.length === 0 && kept.length === taints.length) return taints;
  const timeAdded = formatTime(nowMs);
  return [...kept, ...added.map((taint) => ({ ...taint, timeAdded }))];
}

function wantedTaints(node: Node, evicts: boolean): readonly Taint[] {
  const { conditions = [] } = node.status;
  const keys: string[] = [];
  for (const { type, status } of conditions) {
    const key = byCondition[type]?.[status];
    if (key !== undefined) keys.push(key);
  }
  if (node.spec.unschedulable === true) keys.push(taintKeys.unschedulable);
  const wanted: Taint[] = keys.map((key) => ({ key, effect: "NoSchedule" }));
  const lost = byCondition.Ready?.[readyCondition(node)?.status ?? ""];
  return lost !== undefined && evicts ? [...wanted, { key: lost, effect: "NoExecute" }] : wanted;
}

/** Whether the pods of a lost node are being evicted. */
export const isEvicting = ({ spec: { taints = [] } }: Node): boolean =>
  taints.some(({ key, effect }) => effect === "NoExecute" && ownNoExecute.includes(key));
