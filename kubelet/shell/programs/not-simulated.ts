import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";

/**
 * Says that something does nothing here, and ends with an exit code. To a probe it is as well as
 * any program that nobody knows.
 */
export function* notSimulated(what: string, shell: Shell, exitCode = 127): Work {
  const { context, streams } = shell;
  yield* put(
    streams.errors,
    `kubesim: ${what}: not simulated; an ImageBehavior can say what the container does\n`,
  );
  context.onUnknown();
  return exitCode;
}
