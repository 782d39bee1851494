/** Times in which the kubelet of a node can do nothing. */
import type { Node } from "../../api/core/node/node.ts";
import { faultsAt, type MachineFault } from "./machine-faults.ts";

/** Why it cannot: its machine is frozen, it reaches nobody, or it does not run. */
export type AbsenceKind = "frozen" | "cutOff" | "stopped";

export interface Absence {
  readonly kind: AbsenceKind;
  /** `Infinity` where nobody knows the end yet. */
  readonly untilMs: number;
}

const kinds = {
  NodeFreeze: "frozen",
  NodePartition: "cutOff",
  KubeletRestart: "stopped",
} as const satisfies Partial<Record<MachineFault["type"], AbsenceKind>>;
type AbsenceType = keyof typeof kinds;
// An object of these names has these keys.
const absenceTypes = Object.keys(kinds) as readonly AbsenceType[];

const isAbsence = (fault: MachineFault): fault is MachineFault & { readonly type: AbsenceType } =>
  fault.type in kinds;

/** The first, in the order above, that the node is in; undefined where its kubelet is at work. */
export function absenceOf(
  faults: readonly MachineFault[],
  node: Node | undefined,
  nowMs: number,
): Absence | undefined {
  if (faults.length === 0) return undefined;
  const present = faultsAt(faults, absenceTypes, { node }).filter(
    ({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs,
  );
  for (const type of absenceTypes) {
    const found = present.filter((each) => each.type === type);
    const untilMs = Math.max(...found.map(({ endMs }) => endMs));
    if (found.length > 0) return { kind: kinds[type], untilMs };
  }
  return undefined;
}

/** When the kubelet of a node hears of what is written at a time; `Infinity` while it cannot. */
export function heardMs(
  faults: readonly MachineFault[],
  node: Node | undefined,
  atMs: number,
): number {
  let heard = atMs;
  if (faults.length === 0) return heard;
  const absences = faultsAt(faults, absenceTypes, { node }).filter(isAbsence);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { startMs, endMs } of absences) {
      if (heard < startMs || heard >= endMs) continue;
      heard = endMs;
      moved = heard < Number.POSITIVE_INFINITY;
    }
  }
  return heard;
}
