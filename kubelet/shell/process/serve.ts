/** The process of a server: it does nothing of itself but to heed signals. */
import type { Kernel, SignalName, Task, Work } from "../kernel/kernel.ts";

export interface Server {
  /** What `ps` shows. */
  readonly name: string;
  /** From a signal that ends it to its end; absent where it heeds none. */
  readonly stopMs: number | undefined;
  readonly stopCode: number;
}

const endings: readonly SignalName[] = ["TERM", "INT", "QUIT"];
/** They have it read its configuration or open its log anew. */
const others: readonly SignalName[] = ["HUP", "USR1", "USR2"];

/** `onEnding` is told when a signal begins to end it. */
export function* serve(
  task: Task,
  kernel: Kernel,
  { stopMs, stopCode, onEnding }: Server & { readonly onEnding: () => void },
): Work {
  for (const name of [...endings, ...others]) task.traps.set(name, "serve");
  for (;;) {
    yield { ready: () => task.caught.length > 0 };
    const name = task.caught.shift();
    if (stopMs === undefined || name === undefined || !endings.includes(name)) continue;
    onEnding();
    yield { until: kernel.now + stopMs };
    return stopCode;
  }
}
