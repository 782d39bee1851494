/**
 * What an autoscaler remembers from one look to the next. Kubernetes keeps it in the controller's
 * memory too, and forgets it when that is restarted.
 */
import type { MetricStatus } from "../../api/autoscaling/metric.ts";
import type { Finding } from "./conditions.ts";

/** A number of pods that was asked for, before anything was held back. */
export interface Recommendation {
  readonly replicas: number;
  readonly timeMs: number;
}

/** Pods that came, or went, when it scaled. */
export interface ScaleEvent {
  readonly change: number;
  readonly timeMs: number;
}

export interface Memory extends Events {
  /** When it looks again. */
  readonly dueMs: number;
  readonly recommendations: readonly Recommendation[];
  /** What was just asked of the target, until it is known whether that was done. */
  readonly asked?: Asked;
}

/** How it scaled, up and down. */
export interface Events {
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

/** A number of pods, the events as they are if it is refused, and what is said all the same. */
export interface Asked extends Events {
  readonly replicas: number;
  readonly findings: readonly Finding[];
  readonly statuses?: readonly MetricStatus[] | undefined;
}

/** The longest that anything is looked back: a stabilisation window of an hour. */
const longestMs = 3600_000;

/** Without what is too old to count for anything. */
export function recent<T extends { readonly timeMs: number }>(
  all: readonly T[],
  nowMs: number,
): readonly T[] {
  const kept = all.filter(({ timeMs }) => timeMs >= nowMs - longestMs);
  return kept.length === all.length ? all : kept;
}

/** How many pods came, or went, in the last period. */
export function changeIn(
  events: readonly ScaleEvent[],
  periodSeconds: number,
  nowMs: number,
): number {
  return events
    .filter(({ timeMs }) => timeMs > nowMs - periodSeconds * 1000)
    .reduce((sum, { change }) => sum + change, 0);
}
