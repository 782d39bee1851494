import type { ApiHandler } from "../../api/request.ts";
import { type Clock, threadOf } from "../../api/runtime.ts";
import { broadcast } from "../../client/event-broadcaster.ts";
import { eventRecorder } from "../../client/event-recorder.ts";
import { type Executor, localExecutor } from "../../client/executor.ts";

interface Reach {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  readonly wallClock?: Clock;
  readonly fieldManager?: string;
}

/** Each profile writes, and speaks in events, by its own name. */
export function executorsOf(
  profiles: Iterable<string>,
  reach: Reach,
): ReadonlyMap<string, Executor> {
  return new Map([...profiles].map((name) => [name, executorOf(name, reach)]));
}

function executorOf(component: string, reach: Reach): Executor {
  const { handler, clock, wallClock = clock, fieldManager } = reach;
  const by = { component, fieldManager, api: "events" } as const;
  const writer = eventRecorder({ handler, clock: wallClock, ...by });
  const recorder = broadcast(writer, { thread: threadOf(clock, "events"), wall: wallClock });
  return localExecutor({ handler, clock, actor: component, fieldManager, recorder });
}
