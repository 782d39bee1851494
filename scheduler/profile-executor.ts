import type { ApiHandler } from "../api/request.ts";
import type { Clock } from "../api/runtime.ts";
import { eventRecorder } from "../client/event-recorder.ts";
import { type Executor, localExecutor } from "../client/executor.ts";

interface Reach {
  readonly handler: ApiHandler;
  readonly clock: Clock;
}

/** Each profile writes, and speaks in events, by its own name. */
export function executorOf(component: string, { handler, clock }: Reach): Executor {
  const recorder = eventRecorder({ handler, clock, component, api: "events" });
  return localExecutor({ handler, actor: component, recorder });
}
