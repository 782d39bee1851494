/** What a kubelet lets a node run down to. Source: kubelet 1.36, ParseThresholdConfig. */
import { parseDuration } from "../../api/duration.ts";
import { parseQuantity, quantityToNumber } from "../../api/quantity.ts";
import type { KubeletConfiguration } from "../configuration.ts";

/** What each signal is of, and the condition that it leads to, in the order of their reclaim. */
export const signals = {
  "memory.available": { resource: "memory", condition: "MemoryPressure" },
  "nodefs.available": { resource: "ephemeral-storage", condition: "DiskPressure" },
  "imagefs.available": { resource: "ephemeral-storage", condition: "DiskPressure" },
  "nodefs.inodesFree": { resource: "inodes", condition: "DiskPressure" },
  "imagefs.inodesFree": { resource: "inodes", condition: "DiskPressure" },
  "pid.available": { resource: "pids", condition: "PIDPressure" },
} as const;

export type Signal = keyof typeof signals;
export type Resource = (typeof signals)[Signal]["resource"];
export type Condition = (typeof signals)[Signal]["condition"];

export interface Threshold {
  readonly signal: Signal;
  /** An amount, or a share of what there is. */
  readonly value: string;
  /** For how long it has to be met; 0 for a hard threshold. */
  readonly graceMs: number;
  readonly minimumReclaim?: string;
}

export interface EvictionConfiguration {
  /** Memory first. */
  readonly thresholds: readonly Threshold[];
  readonly transitionMs: number;
  /** What pods get to stop that a soft threshold evicts. */
  readonly softGraceMs: number;
}

/** Defaults of Linux. */
const evictionHardDefault = {
  "memory.available": "100Mi",
  "nodefs.available": "10%",
  "imagefs.available": "15%",
  "nodefs.inodesFree": "5%",
  "imagefs.inodesFree": "5%",
};
const transitionDefault = "5m0s";

/** Throws a RangeError in the kubelet's words where the configuration is wrong. */
export function evictionConfiguration(given: KubeletConfiguration = none): EvictionConfiguration {
  const known = read.get(given);
  if (known !== undefined) return known;
  const { evictionHard = evictionHardDefault, evictionSoft = {} } = given;
  const graces = given.evictionSoftGracePeriod ?? {};
  const reclaims = given.evictionMinimumReclaim ?? {};
  const made: EvictionConfiguration = {
    thresholds: [
      ...thresholdsOf(evictionHard, reclaims, () => 0),
      ...thresholdsOf(evictionSoft, reclaims, (signal) => graceOf(graces, signal)),
    ].sort((left, right) => orderOf(left.signal) - orderOf(right.signal)),
    transitionMs: parseDuration(given.evictionPressureTransitionPeriod ?? transitionDefault),
    softGraceMs: (given.evictionMaxPodGracePeriod ?? 0) * 1000,
  };
  read.set(given, made);
  return made;
}

const none: KubeletConfiguration = {};
const read = new WeakMap<KubeletConfiguration, EvictionConfiguration>();

type Amounts = Readonly<Record<string, string>>;

function thresholdsOf(
  amounts: Amounts,
  reclaims: Amounts,
  graceMsOf: (signal: Signal) => number,
): readonly Threshold[] {
  return Object.entries(amounts).flatMap(([signal, value]): readonly Threshold[] => {
    if (!isSignal(signal)) throw new RangeError(`unsupported eviction signal ${signal}`);
    // A share of nothing or of all switches a threshold off.
    if (value === "0%" || value === "100%") return [];
    const minimumReclaim = reclaims[signal];
    checkAmount(signal, value);
    if (minimumReclaim !== undefined) checkAmount(signal, minimumReclaim);
    const threshold = { signal, value, graceMs: graceMsOf(signal) };
    return [minimumReclaim === undefined ? threshold : { ...threshold, minimumReclaim }];
  });
}

const isSignal = (signal: string): signal is Signal => signal in signals;

const order = Object.keys(signals);
const orderOf = (signal: Signal) => order.indexOf(signal);

function checkAmount(signal: Signal, text: string): void {
  const isShare = /^\d+(\.\d+)?%$/.test(text);
  if (isShare || (parseQuantity(text)?.nano ?? -1n) > 0n) return;
  throw new RangeError(`eviction threshold ${signal} must be positive: ${text}`);
}

function graceOf(graces: Amounts, signal: Signal): number {
  const text = graces[signal];
  if (text !== undefined) return parseDuration(text);
  const needed = "grace period must be specified for the soft eviction threshold";
  throw new RangeError(`${needed} ${signal}`);
}

/** What a threshold comes to where there is so much in all. */
export function amountOf(text: string, capacity: number): number {
  return text.endsWith("%")
    ? Math.floor((capacity * Number(text.slice(0, -1))) / 100)
    : quantityToNumber(text);
}
