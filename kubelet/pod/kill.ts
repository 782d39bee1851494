/**
 * How a running container is killed whose pod goes on: for its probe, or for another image.
 * Source: kubelet 1.36, computePodActions, computeInitContainerActions and killContainer.
 */
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { isReplaced } from "../behavior/run-image.ts";
import { never, note, noteAt, type TimedNote } from "../observed.ts";
import type { Container } from "../types.ts";
import type { Condemned, Examined } from "./health.ts";
import { signalledAfterMs, stopping } from "./stopping.ts";

/** The end of a container that its kubelet stops. */
export interface Kill {
  readonly atMs: number;
  /** From when on it takes no connections. */
  readonly goneMs: number;
  readonly endMs: number;
  readonly exitCode: number;
  /** Whether it is started again with that, in one go. */
  readonly restarts: boolean;
  readonly timed: readonly TimedNote[];
}

/** Why it is stopped, when, and how long it has. */
interface Order {
  readonly why: string;
  readonly atMs: number;
  readonly graceSeconds: number;
  readonly restarts: boolean;
}

/** The first reason to kill a container that began at `begunMs`; `undefined` where none is. */
export function killOf(
  examined: Examined,
  behavior: Behavior,
  { begunMs, condemned }: { readonly begunMs: number; readonly condemned: Condemned | undefined },
): Kill | undefined {
  const { container } = examined;
  const order = firstOrder(examined, begunMs, condemned);
  if (order === undefined) return undefined;
  const { atMs, graceSeconds, restarts } = order;
  const stop = { sinceStartMs: atMs - begunMs, graceMs: graceSeconds * 1000 };
  const { afterMs, exitCode, hookFailedAfterMs } = stopping(container, behavior, stop);
  const message = killingMessage(container, order.why, restarts);
  const timed = [noteAt(atMs, note.normal("Killing", message, container))];
  if (hookFailedAfterMs !== undefined) {
    const failed = note.warning("FailedPreStopHook", "PreStopHook failed", container);
    timed.push(noteAt(atMs + hookFailedAfterMs, failed));
  }
  const goneMs = Math.min(signalledAfterMs(container, behavior, stop), afterMs);
  const endMs = atMs + afterMs;
  return { atMs, goneMs: atMs + goneMs, endMs, exitCode, restarts, timed };
}

/** What a kubelet kills for takes until it is over: until then it looks at nothing else. */
function firstOrder(
  { container, observed, status }: Examined,
  begunMs: number,
  condemned: Condemned | undefined,
): Order | undefined {
  const { pod } = observed;
  const { terminationGracePeriodSeconds: seconds, restartPolicy } = pod.spec;
  const changedMs = isReplaced(pod, container, status)
    ? Math.max(observed.imageSinceMs(container) ?? observed.nowMs, begunMs)
    : never;
  const condemnedMs = begunMs + (condemned?.atMs ?? never);
  if (condemned !== undefined && condemnedMs <= changedMs) {
    return {
      why: `failed ${condemned.kind} probe`,
      atMs: condemnedMs,
      graceSeconds: condemned.probe.terminationGracePeriodSeconds ?? seconds,
      restarts: (container.restartPolicy ?? restartPolicy) !== "Never",
    };
  }
  if (changedMs === never) return undefined;
  // Whatever the policy says, it runs with what its spec says now.
  return { why: "definition changed", atMs: changedMs, graceSeconds: seconds, restarts: true };
}

/** That sidecars are started again goes without saying. */
function killingMessage(container: Container, why: string, restarts: boolean): string {
  if (isSidecar(container)) return `Init container ${container.name} ${why}`;
  return `Container ${container.name} ${why}${restarts ? ", will be restarted" : ""}`;
}
