/** When a container or an image is tried again. Source: kubelet 1.36, flowcontrol.Backoff. */

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

/** Where the repeated pulls of an image that cannot be pulled stand. */
export interface PullProgress {
  /** `pulling` for the first pull only: later ones go on behind ImagePullBackOff. */
  readonly phase: "pulling" | "failed" | "waiting";
  /** When the phase, and so the plan, changes next. */
  readonly untilMs: number;
  /** When the last pull began, and how many there were before it. */
  readonly pullBeganMs: number;
  readonly attempt: number;
}

/** From ErrImagePull to ImagePullBackOff. */
const failedMs = 2_000;

/** The progress of pulls that began at `beginMs` and fail after `pullMs` each, at `nowMs`. */
export function pullProgress(beginMs: number, pullMs: number, nowMs: number): PullProgress {
  let began = beginMs;
  for (let attempt = 0; ; attempt += 1) {
    const failed = began + pullMs;
    if (nowMs < failed) {
      const phase = attempt === 0 ? "pulling" : "waiting";
      return { phase, untilMs: failed, pullBeganMs: began, attempt };
    }
    const again = failed + Math.min(delayMsFirst * 2 ** attempt, delayMsMax);
    const shown = failed + failedMs;
    if (nowMs < shown) return { phase: "failed", untilMs: shown, pullBeganMs: began, attempt };
    if (nowMs < again) return { phase: "waiting", untilMs: again, pullBeganMs: began, attempt };
    began = again;
    if (attempt >= levelMax) {
      // From here on the cycle is constant, so that any number of them is passed over at once.
      const cycleMs = pullMs + delayMsMax;
      const cycles = Math.max(Math.floor((nowMs - began) / cycleMs), 0);
      began += cycles * cycleMs;
    }
  }
}
