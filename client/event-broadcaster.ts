import type { Clock } from "../api/runtime.ts";
import type { EventRecorder } from "./event-recorder.ts";

/**
 * Has events recorded by a thread of their own, so that nobody waits until one is written. What was
 * not written yet is lost with the process. Source: client-go, EventBroadcaster 1.36.
 */
export function broadcast(recorder: EventRecorder, clock: Clock): EventRecorder {
  let isStopped = false;
  return {
    record(note, cause) {
      clock.setTimer(0, () => {
        if (!isStopped) recorder.record(note, cause);
      });
    },
    stop() {
      isStopped = true;
    },
  };
}
