import type { Behavior } from "../behavior/behavior.ts";
import type { LoadedRun } from "./container-loads.ts";

/** What a run does that may be killed because its requests held too much memory. */
export function killedAt(
  does: Behavior,
  loaded: LoadedRun | undefined,
  startedMs: number | undefined,
): Behavior {
  if (loaded?.outOfMemoryMs === undefined || startedMs === undefined) return does;
  const exitsAfterMs = loaded.outOfMemoryMs - startedMs;
  if (exitsAfterMs >= (does.exitsAfterMs ?? Number.POSITIVE_INFINITY)) return does;
  return { ...does, exitsAfterMs, exitCode: 137, exitReason: "OOMKilled" };
}
