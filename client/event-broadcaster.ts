import type { Clock } from "../api/runtime.ts";
import type { EventRecorder } from "./event-recorder.ts";

interface BroadcastOptions {
  /** The thread that events are written by. */
  readonly thread: Clock;
  /** What events are dated by. */
  readonly wall: Pick<Clock, "now">;
}

/**
 * Has events recorded by a thread of their own, so that nobody waits until one is written. What was
 * not written yet is lost with the process; what is written late, because the process was paused,
 * says when it was seen. Source: client-go, EventBroadcaster 1.36.
 */
export function broadcast(
  recorder: EventRecorder,
  { thread, wall }: BroadcastOptions,
): EventRecorder {
  let isStopped = false;
  return {
    record(note, cause, atMs = wall.now()) {
      thread.setTimer(0, () => {
        if (!isStopped) recorder.record(note, cause, atMs);
      });
    },
    stop() {
      isStopped = true;
    },
  };
}
