/** Programs of a container that answer requests themselves. */
import type { HttpRequest, HttpResponse } from "../../../api/http-message.ts";
import type { Effect, Kernel, Task } from "../kernel/kernel.ts";

export interface Listener {
  /** Who listens, as long as it lives. */
  readonly task: Task;
  readonly openedMs: number;
  /** Answers; undefined where it ends the connection without a word. */
  readonly answer: (
    request: HttpRequest,
    client: string,
  ) => Generator<Effect, HttpResponse | undefined, void>;
}

/** What comes of a request, and after how long; `Infinity` where no answer comes. */
export interface Heard {
  readonly response: HttpResponse | undefined;
  readonly tookMs: number;
}

/** Those that listen now, by their ports. */
export const presentListeners = ({
  listeners,
}: Kernel): readonly (readonly [port: number, listener: Listener])[] =>
  [...listeners].filter(([, { task }]) => task.exitCode === undefined);

/**
 * Asks a program. An answer is worked out when its request comes: what the program waits for
 * meanwhile makes the answer late, and what it does then is done at once.
 */
export function hear(
  { answer }: Listener,
  request: HttpRequest,
  { client, kernel }: { readonly client: string; readonly kernel: Kernel },
): Heard {
  const work = answer(request, client);
  let tookMs = 0;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return { response: step.value, tookMs };
    const { value } = step;
    if ("ready" in value && isReady(value.ready, kernel)) continue;
    tookMs += "until" in value ? Math.max(value.until - kernel.now, 0) : Number.POSITIVE_INFINITY;
    if (tookMs === Number.POSITIVE_INFINITY) {
      work.return(undefined);
      return { response: undefined, tookMs };
    }
  }
}

/** Whether what it waits for comes at once; other processes may bring it about. */
function isReady(ready: () => boolean, kernel: Kernel): boolean {
  if (!ready() && !kernel.isAtWork) kernel.run(kernel.now);
  return ready();
}
