/** When a container or an image is tried again. Source: kubelet 1.36, flowcontrol.Backoff. */
import type { ImagePull } from "../behavior/behavior.ts";
import { failedPullMs } from "../behavior/pull-time.ts";

const delayMsFirst = 10_000;
const delayMsMax = 300_000;
/** Without a restart for this long, a container counts as healthy again. */
const forgetAfterMs = 600_000;
const levelMax = 6;

/**
 * How long a container that ended waits before it is started again. `level` counts its restarts in
 * a row: the first is at once, then 10 s, doubling up to 5 min.
 */
export function restartDelayMs(level: number, ranMs: number): number {
  return level === 0 || ranMs >= forgetAfterMs
    ? 0
    : Math.min(delayMsFirst * 2 ** (level - 1), delayMsMax);
}

/** The level of the run that follows one of this level. */
export function nextLevel(level: number, ranMs: number): number {
  return ranMs >= forgetAfterMs ? 1 : Math.min(level + 1, levelMax);
}

/** Where the repeated pulls of an image that cannot be pulled at first stand. */
export interface PullProgress {
  /**
   * `pulling` for the first pull only: later ones go on behind ImagePullBackOff. `succeeds` for one
   * that does not fail.
   */
  readonly phase: "pulling" | "failed" | "waiting" | "succeeds";
  /** When the phase began, and when it, and so the plan, changes next. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** When the last pull began, and how many there were before it. */
  readonly pullBeganMs: number;
  readonly attempt: number;
  /** What the last pull that has begun ends with. */
  readonly error: string;
}

/** Why an attempt fails that begins at this time; `undefined` where it does not. */
export const pullErrorAt = (pull: ImagePull, attempt: number, atMs: number): string | undefined =>
  pull.errorAt === undefined ? pull.error : pull.errorAt(attempt, atMs);

/** How long it takes until an attempt has failed that begins at this time. */
export function failedMsOf(pull: ImagePull, attempt: number, atMs: number): number {
  const usualMs = pull.error === undefined ? failedPullMs : pull.durationMs;
  return pull.failedMsAt?.(attempt, atMs) ?? usualMs;
}

/** From ErrImagePull to ImagePullBackOff. */
const failedMs = 2_000;

/** The progress of pulls that began at `beginMs`, at `nowMs`. */
export function pullProgress(beginMs: number, pull: ImagePull, nowMs: number): PullProgress {
  let began = beginMs;
  for (let attempt = 0; ; attempt += 1) {
    const pullMs = failedMsOf(pull, attempt, began);
    const error = pullErrorAt(pull, attempt, began) ?? "";
    const progress = (phase: PullProgress["phase"], sinceMs: number, untilMs: number) => {
      return { phase, sinceMs, untilMs, pullBeganMs: began, attempt, error };
    };
    if (error === "") return progress("succeeds", began, began);
    const failed = began + pullMs;
    if (nowMs < failed) return progress(attempt === 0 ? "pulling" : "waiting", began, failed);
    const again = failed + Math.min(delayMsFirst * 2 ** attempt, delayMsMax);
    const shown = failed + failedMs;
    if (nowMs < shown) return progress("failed", failed, shown);
    if (nowMs < again) return progress("waiting", shown, again);
    began = again;
    if (attempt >= levelMax && pull.errorAt === undefined) {
      // From here on the cycle is constant, so that any number of them is passed over at once.
      const cycleMs = pullMs + delayMsMax;
      const cycles = Math.max(Math.floor((nowMs - began) / cycleMs), 0);
      began += cycles * cycleMs;
    }
  }
}
