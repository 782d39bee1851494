/** The writes that led to a write, back to the one that nothing led to. */
import type { Node } from "../../api/core/node/node.ts";
import { goDuration } from "../../api/duration.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Fault } from "../../api/sim/fault.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { type Log, writeAt } from "./log.ts";
import { sentenceOf } from "./sentence.ts";

/** A write as one line of a history. */
export interface Step {
  readonly revision: number;
  readonly timeMs: number;
  readonly actor: string;
  /** `12.5s replicaset-controller creates Pod default/web-abc` */
  readonly text: string;
}

export interface Chain {
  /** Oldest first; the last is the write that was asked about. */
  readonly writes: readonly StoredEvent[];
  /** Whether what led to the first is no longer held, so that the beginning is not known. */
  readonly isCutOff: boolean;
}

/** All writes that led to that of a revision. None where it is not held. */
export function chainTo(log: Log, revision: number): Chain {
  const writes: StoredEvent[] = [];
  let cause = revision;
  while (cause > 0) {
    const write = writeAt(log, cause);
    if (write === undefined) return { writes: writes.reverse(), isCutOff: true };
    writes.push(write);
    const before = silenceBefore(log, write) ?? write.cause;
    // Causes are older than what they cause, so this comes to an end.
    cause = before < cause ? before : 0;
  }
  return { writes: writes.reverse(), isCutOff: false };
}

/**
 * What made a machine silent, for a write that says so: nothing came from its kubelet, so the log
 * names no write of it as the cause.
 */
function silenceBefore(log: Log, { resource, key, object, previous, revision }: StoredEvent) {
  if (resource !== "nodes" || !isUnknown(object) || previous === undefined) return undefined;
  if (isUnknown(previous)) return undefined;
  for (let at = revision - 1; ; at -= 1) {
    const write = writeAt(log, at);
    if (write === undefined) return undefined;
    if (write.resource === "faults.sim.kubesim.dev" && silences(write.object, key)) return at;
    if (write.resource !== "nodes" || write.key !== key) continue;
    const power = powerOf(write.object);
    if (power === undefined) return undefined;
    if (write.previous === undefined || powerOf(write.previous) === undefined) return at;
  }
}

/** Whether a Fault has cut a node off, or stopped it. An object in the log of Faults is one. */
function silences(object: KubeObject, node: string): boolean {
  const { spec, status } = object as Fault;
  const isOfMachines = spec.type === "NodeFreeze" || spec.type === "NodePartition";
  return isOfMachines && status.phase === "Active" && (status.targets ?? []).includes(node);
}

const powerOf = ({ metadata }: KubeObject) => metadata.annotations?.["sim.kubesim.dev/power"];

/** An object in the log of nodes is a Node. */
const isUnknown = (object: KubeObject) =>
  (object as Node).status.conditions?.find(({ type }) => type === "Ready")?.reason ===
  "NodeStatusUnknown";

/** The same as lines: for reports of what led to a state. Times count from `startMs` on. */
export function stepsTo(log: Log, revision: number, startMs: number): readonly Step[] {
  return chainTo(log, revision).writes.map((write) => stepOf(write, startMs));
}

/** A write as a line. */
export function stepOf(write: StoredEvent, startMs: number): Step {
  const { revision, timeMs, actor } = write;
  const text = `${goDuration(timeMs - startMs)} ${sentenceOf(write)}`;
  return { revision, timeMs, actor, text };
}
