import type { Io } from "./io.ts";
import type { SessionOptions } from "./server/session.ts";

/** The input of this process as far as the flags want it, and whether it is used as a terminal. */
export function inputFor(
  io: Pick<Io, "warn">,
  { stdin = false, tty = false }: { readonly stdin?: boolean; readonly tty?: boolean },
): Pick<SessionOptions, "input" | "tty"> {
  // Without input a terminal has no use; kubectl does without it too, and says nothing.
  if (!stdin) return { input: undefined, tty: false };
  const input = process.stdin;
  if (!tty || input.isTTY) return { input, tty };
  io.warn("Unable to use a TTY - input is not a terminal or the right kind of file");
  return { input, tty: false };
}
