/** The conditions that a kubelet reports. Source: kubelet 1.36, pkg/kubelet/nodestatus. */
import type { Node } from "../../api/core/node/node.ts";
import { isToShutDown } from "./shutdown.ts";

export interface KnownCondition {
  readonly type: string;
  readonly status: "True" | "False";
  readonly reason: string;
  readonly message: string;
  /** The reason of the event when it becomes so. */
  readonly event: string;
}

/** What there may be too little of. */
export type Pressure = "MemoryPressure" | "DiskPressure" | "PIDPressure";

const pressures: Readonly<Record<Pressure, Readonly<Record<"True" | "False", KnownCondition>>>> = {
  MemoryPressure: {
    True: {
      type: "MemoryPressure",
      status: "True",
      reason: "KubeletHasInsufficientMemory",
      message: "kubelet has insufficient memory available",
      event: "NodeHasInsufficientMemory",
    },
    False: {
      type: "MemoryPressure",
      status: "False",
      reason: "KubeletHasSufficientMemory",
      message: "kubelet has sufficient memory available",
      event: "NodeHasSufficientMemory",
    },
  },
  DiskPressure: {
    True: {
      type: "DiskPressure",
      status: "True",
      reason: "KubeletHasDiskPressure",
      message: "kubelet has disk pressure",
      event: "NodeHasDiskPressure",
    },
    False: {
      type: "DiskPressure",
      status: "False",
      reason: "KubeletHasNoDiskPressure",
      message: "kubelet has no disk pressure",
      event: "NodeHasNoDiskPressure",
    },
  },
  PIDPressure: {
    True: {
      type: "PIDPressure",
      status: "True",
      reason: "KubeletHasInsufficientPID",
      message: "kubelet has insufficient PID available",
      event: "NodeHasInsufficientPID",
    },
    False: {
      type: "PIDPressure",
      status: "False",
      reason: "KubeletHasSufficientPID",
      message: "kubelet has sufficient PID available",
      event: "NodeHasSufficientPID",
    },
  },
};

const readiness: KnownCondition = {
  type: "Ready",
  status: "True",
  reason: "KubeletReady",
  message: "kubelet is posting ready status",
  event: "NodeReady",
};
const shuttingDown: KnownCondition = {
  type: "Ready",
  status: "False",
  reason: "KubeletNotReady",
  message: "node is shutting down",
  event: "NodeNotReady",
};

export const conditionOf = (type: Pressure, isShort: boolean): KnownCondition =>
  pressures[type][isShort ? "True" : "False"];

/** The pressures that a node shows. */
export function pressuresOf(node: Node | undefined): readonly Pressure[] {
  const conditions = node?.status.conditions ?? [];
  return kinds.filter((type) => {
    const { reason } = pressures[type].True;
    return conditions.some((each) => each.type === type && each.reason === reason);
  });
}

const kinds: readonly Pressure[] = ["MemoryPressure", "DiskPressure", "PIDPressure"];

const calm = kinds.map((type) => conditionOf(type, false));

/** All that a kubelet knows. Pressure is found and relieved elsewhere, and is kept here. */
export function conditionsOf(node: Node | undefined): readonly KnownCondition[] {
  const shown = pressuresOf(node);
  const short =
    shown.length === 0 ? calm : kinds.map((type) => conditionOf(type, shown.includes(type)));
  return [...short, isToShutDown(node) ? shuttingDown : readiness];
}
