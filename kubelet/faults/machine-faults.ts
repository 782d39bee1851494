/**
 * The Faults that machines themselves have to do with. What becomes of containers, pulls and
 * kubelets is a function of these objects and the time, so a kubelet that is started again in the
 * middle of a fault goes on as if it had been there.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseGoDuration } from "../../api/duration.ts";
import { type Fault, faultTimes } from "../../api/sim/fault.ts";
import { asksPods, isStruckAt } from "../../api/sim/fault-match.ts";
import { factorUsual, kubeletRestartUsual } from "../../api/sim/fault-types-machine.ts";

const machineTypes = [
  "NodeFreeze",
  "NodePartition",
  "NodeSlow",
  "KubeletRestart",
  "ContainerCrash",
  "ContainerHang",
  "ContainerOOM",
  "ContainerSlowStart",
  "RegistryDown",
  "RegistrySlow",
  "NetworkLoss",
  "NetworkDelay",
] as const;
export type MachineFaultType = (typeof machineTypes)[number];

function typeOf({ spec }: Fault): MachineFaultType | undefined {
  const type = machineTypes.find((each) => each === spec.type);
  return spec.type.startsWith("Network") && !isOfProbes(spec) ? undefined : type;
}

/** Only what becomes of every packet of pods makes a difference to their probes. */
function isOfProbes({ target = {}, percent = 100, skip = 0, times }: Fault["spec"]): boolean {
  return percent >= 100 && skip === 0 && times === undefined && asksPods(target);
}

/** A fault in numbers. It is in force from `startMs` on until `endMs`, which may be `Infinity`. */
export interface MachineFault {
  readonly type: MachineFaultType;
  readonly startMs: number;
  readonly endMs: number;
  readonly factor: number;
  readonly fault: Fault;
}

/** Those of the objects that are about machines; the same for the same objects. */
export function machineFaults(objects: readonly Fault[]): readonly MachineFault[] {
  if (objects.length === 0) return none;
  return objects.flatMap((object) => {
    const type = typeOf(object);
    return type === undefined ? none : [machineFault(object, type)];
  });
}

const none: readonly MachineFault[] = [];
const known = new WeakMap<Fault, MachineFault>();

function machineFault(fault: Fault, type: MachineFaultType): MachineFault {
  const before = known.get(fault);
  if (before !== undefined) return before;
  const { startMs, endMs } = faultTimes(fault);
  const { factor = factorUsual, delay = kubeletRestartUsual } = fault.spec;
  const restartMs = startMs + (parseGoDuration(delay).ms ?? 0);
  const made = {
    type,
    startMs,
    endMs: type === "KubeletRestart" ? restartMs : endMs,
    factor,
    fault,
  };
  known.set(fault, made);
  return made;
}

/** Whether machines have to look again: something else is said, or it begins or ends. */
export function isNews(next: Fault | undefined, previous: Fault | undefined): boolean {
  const fault = next ?? previous;
  if (fault === undefined || typeOf(fault) === undefined) return false;
  const [now, before] = [next?.status, previous?.status];
  return (
    now?.phase !== before?.phase ||
    now?.endTime !== before?.endTime ||
    String(now?.targets) !== String(before?.targets)
  );
}

/** Where something runs: a pod on a node that may be gone, or the node itself. */
export interface MachinePlace {
  readonly pod?: Pod | undefined;
  readonly node: Node | undefined;
}

/** The faults of some types that strike there, whenever. */
export function faultsAt(
  faults: readonly MachineFault[],
  types: readonly MachineFaultType[],
  place: MachinePlace,
): readonly MachineFault[] {
  return faults.filter(({ type, fault }) => types.includes(type) && isStruckAt(fault, place));
}
