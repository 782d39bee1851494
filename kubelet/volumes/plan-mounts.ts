/** When the volumes of a pod are mounted, and what is told until then. Source: kubelet 1.36. */
import { never, note, noteAt, type Observed, type TimedNote } from "../observed.ts";
import { type ClaimMounts, claimMounts, retryMs } from "./claim-mounts.ts";
import { type Mounts, mounts } from "./configuration.ts";
import { mountDelayMsFirst, nextMountDelay } from "./mount-delay.ts";

/** So long a kubelet waits for all volumes of a pod. Source: 1.36, podAttachAndMountTimeout. */
const waitMs = 123_000;

export interface MountsPlan {
  /** When all volumes are mounted; `Infinity` while one cannot be. */
  readonly readyMs: number;
  readonly timed: readonly TimedNote[];
  readonly dueMs: number;
}

/** The volumes of a pod that was taken on at `begunMs`. */
export function planMounts(observed: Observed, begunMs: number): MountsPlan {
  const claims = claimMounts(observed, begunMs);
  const found = mounts(observed);
  const tries = lastTry(found, begunMs, observed.nowMs);
  const isMissing = claims.readyMs === never || found.problems.length > 0;
  if (!isMissing) {
    return { readyMs: Math.max(tries.atMs, claims.readyMs), timed: [], dueMs: never };
  }
  // A pod whose sandbox stands has mounted them, whatever has become of them since.
  if (observed.pod.status.podIP !== undefined) return { readyMs: begunMs, timed: [], dueMs: never };
  const failures = found.problems.map(({ message }) =>
    noteAt(tries.atMs, note.warning("FailedMount", message)),
  );
  const unable = tellUnable(claims, found, { begunMs, nowMs: observed.nowMs });
  return {
    readyMs: never,
    timed: [...failures, ...unable.timed],
    dueMs: Math.min(found.problems.length > 0 ? tries.nextMs : never, unable.dueMs),
  };
}

/** The first try that succeeds is the first once all is there, whenever one looks. */
function lastTry({ problems, readyMs }: Mounts, begunMs: number, nowMs: number) {
  let atMs = begunMs;
  let delayMs = mountDelayMsFirst;
  while (problems.length === 0 ? atMs < readyMs : atMs + delayMs <= nowMs) {
    atMs += delayMs;
    delayMs = nextMountDelay(delayMs);
  }
  return { atMs, nextMs: atMs + delayMs };
}

/**
 * Where it is not known what to mount the kubelet says so at once, otherwise when it has waited in
 * vain; then it looks at the pod again.
 */
function tellUnable(
  { unprocessed, unattached }: ClaimMounts,
  { problems }: Mounts,
  { begunMs, nowMs }: { readonly begunMs: number; readonly nowMs: number },
): Pick<MountsPlan, "timed" | "dueMs"> {
  const ownMs = unprocessed.length > 0 ? 0 : waitMs;
  const times = Math.floor((nowMs - begunMs - ownMs) / (ownMs + retryMs));
  const atMs = begunMs + ownMs + Math.max(times, 0) * (ownMs + retryMs);
  const list = (names: readonly string[]) => `[${[...names].sort().join(" ")}]`;
  const unknown = unprocessed.map(({ volume }) => volume);
  const missing = [...problems.map(({ volume }) => volume), ...unknown, ...unattached];
  const whys = unprocessed.map(({ why }) => why).join("; ");
  const message =
    `Unable to attach or mount volumes: unmounted volumes=${list(missing)}, ` +
    `unattached volumes=${list(unattached)}, failed to process volumes=${list(unknown)}: ` +
    (whys === "" ? "context deadline exceeded" : whys);
  return {
    timed: [noteAt(atMs, note.warning("FailedMount", message))],
    dueMs: atMs > nowMs ? atMs : atMs + ownMs + retryMs,
  };
}
