import type { Pod } from "../../api/core/pod/pod.ts";
import { nowMs, podSpec, timeAt } from "../testing/workloads.ts";
import type { Amounts } from "./group-pods.ts";

/** What a test says of a pod; the rest is that of one that has long been ready. */
export interface PodParts {
  readonly name?: string;
  readonly phase?: string;
  readonly deleted?: boolean;
  readonly ready?: "True" | "False";
  /** Seconds before now. */
  readonly startedAgo?: number;
  readonly changedAgo?: number;
  /** What its container requests of CPU; `null` for nothing. */
  readonly cpu?: string | null;
}

export function podOf(parts: PodParts = {}): Pod {
  const { name = "a", phase = "Running", ready = "True", cpu = "1" } = parts;
  const { startedAgo = 3600, changedAgo = 3500 } = parts;
  const spec = podSpec();
  const [container] = spec.containers;
  const resources = cpu === null ? {} : { requests: { cpu } };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "default",
      labels: { app: "web" },
      ...(parts.deleted === true ? { deletionTimestamp: timeAt(0) } : {}),
    },
    spec: container === undefined ? spec : { ...spec, containers: [{ ...container, resources }] },
    status: {
      phase,
      startTime: timeAt(-startedAgo),
      conditions: [{ type: "Ready", status: ready, lastTransitionTime: timeAt(-changedAgo) }],
    },
  };
}

/** So much was measured of each pod, just now, over 15 seconds. */
export const amountsOf = (milli: Readonly<Record<string, number>>): Amounts =>
  new Map(
    Object.entries(milli).map(([name, each]) => [
      name,
      { milli: each, timeMs: nowMs, windowMs: 15_000 },
    ]),
  );
