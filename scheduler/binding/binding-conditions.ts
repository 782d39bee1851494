import { record } from "../../client/action.ts";
import { readinessOf } from "../devices/readiness.ts";
import type { Handle, Placement } from "../framework/placement.ts";
import { awaitingDevices } from "./actions.ts";

interface Awaited {
  readonly handle: Handle;
  /** The keys of the claims that the pod uses. */
  readonly claims: readonly string[];
  readonly timeoutMs: number;
}

/** So often the claims are looked at. */
const pollMs = 5000;

/**
 * Waits until drivers have made ready the devices of a pod. `done` is called once, with what went
 * wrong if something did; not after what this returns was called, which ends the wait.
 * Source: dynamicresources PreBind 1.36.
 */
export function awaitDevices(
  { pod, node, cause }: Placement,
  { handle, claims, timeoutMs }: Awaited,
  done: (problem: string | undefined) => void,
): () => void {
  const { clock, snapshot } = handle;
  handle.perform(record(awaitingDevices(pod, node)), cause, () => undefined);
  const deadlineMs = clock.now() + timeoutMs;
  let timer = clock.setTimer(0, look);
  return () => timer.cancel();

  function look(): void {
    const known = claims.map((key) => ({ key, claim: snapshot.devices.sources.claims.get(key) }));
    const gone = known.find(({ claim }) => claim === undefined);
    if (gone !== undefined) {
      done(`could not find ResourceClaim ${JSON.stringify(gone.key)}`);
      return;
    }
    const states = known.map(({ claim }) => (claim ? readinessOf(claim) : "waiting"));
    const failed = states.find((state) => typeof state === "object");
    const leftMs = deadlineMs - clock.now();
    if (failed !== undefined) done(failed.problem);
    else if (states.every((state) => state === "ready")) done(undefined);
    else if (leftMs <= 0) done("device binding timeout");
    else timer = clock.setTimer(Math.min(pollMs, leftMs), look);
  }
}
