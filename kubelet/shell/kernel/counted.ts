import type { Shell } from "../language/shell.ts";
import type { Effect } from "./kernel.ts";

/** Counts a command. One that comes after too many without a pause never begins. */
export function* counted({ kernel, context, task }: Shell): Generator<Effect, void, void> {
  const wasSpinning = kernel.spinsSinceMs !== undefined;
  if (kernel.count()) return;
  if (!wasSpinning) {
    context.log.write(
      `kubesim: process ${task.pid} ran ${kernel.commands} commands without a pause; ` +
        "from here on it is taken to spin\n",
    );
  }
  yield { until: Number.POSITIVE_INFINITY };
}
