/** When a pod's sandbox stands: its volumes are mounted and its network is set up. */
import { parseTime } from "../../api/runtime.ts";
import { hostNameProblem } from "../network/host-name.ts";
import { resolverOf } from "../network/resolver.ts";
import { never, note, noteAt, type Observed, type TimedNote } from "../observed.ts";
import { retryMs } from "../volumes/claim-mounts.ts";
import { planMounts } from "../volumes/plan-mounts.ts";
import { restartedMs } from "./restart-all.ts";

/** API times are whole seconds, rounded down: the pod may have been taken on until the next one. */
const secondMs = 1_000;
/** How long it takes to set up volumes and network. */
const sandboxMs = 400;
export interface SandboxPlan {
  /** `Infinity` while volumes cannot be mounted. */
  readonly readyMs: number;
  /** The first try to mount was in vain. */
  readonly isLate: boolean;
  readonly timed: readonly TimedNote[];
  readonly dueMs: number;
}

/** The pod's sandbox: its volumes are mounted, then its network is set up. */
export function planSandbox(observed: Observed): SandboxPlan {
  const { pod, nowMs, bootedAtMs = 0 } = observed;
  const takenOnMs = (parseTime(pod.status.startTime) ?? nowMs) + secondMs;
  const startedMs = Math.max(takenOnMs, bootedAtMs, restartedMs(observed));
  const mounted = planMounts(observed, startedMs);
  if (mounted.readyMs === never) return { ...mounted, isLate: true };
  const tryMs = mounted.readyMs;
  const nameless = hostNameProblem(pod);
  if (nameless !== undefined) {
    return failed(nameless, tryMs + Math.max(Math.floor((nowMs - tryMs) / retryMs), 0) * retryMs);
  }
  const timed = resolverNotes(observed, tryMs);
  return { readyMs: tryMs + sandboxMs, isLate: tryMs > startedMs, timed, dueMs: never };
}

/** A sandbox that cannot be made is tried again and again. */
function failed(problem: string, triedMs: number): SandboxPlan {
  const text = `Failed to create pod sandbox: ${problem}`;
  return {
    readyMs: never,
    isLate: true,
    timed: [noteAt(triedMs, note.warning("FailedCreatePodSandBox", text))],
    dueMs: triedMs + retryMs,
  };
}

/** What a pod wants of its resolver and does not get. Only one with a configuration wants much. */
function resolverNotes({ pod }: Observed, atMs: number): readonly TimedNote[] {
  if (pod.spec.dnsConfig === undefined) return [];
  const { warnings } = resolverOf(pod);
  return warnings.map((text) => noteAt(atMs, note.warning("DNSConfigForming", text)));
}
