import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";

/**
 * Says that something does nothing here, and ends with an exit code; with 0 where all is well with
 * any program that nobody knows, as in probes and Jobs.
 */
export function* notSimulated(what: string, shell: Shell, exitCode = 127): Work {
  const { context, streams } = shell;
  yield* put(streams.errors, isNotSimulated(what));
  context.onUnknown();
  const isWell = Number.isFinite(context.unknownProgramMs ?? Number.POSITIVE_INFINITY);
  return isWell ? 0 : exitCode;
}

/** The words for that. */
export const isNotSimulated = (what: string): string =>
  `kubesim: ${what}: not simulated; an ImageBehavior can say what the container does\n`;
