/** How the process of a shell ends. */
import { parse } from "unbash";
import { type Effect, Interrupt, type Work } from "./kernel.ts";
import { Exit, Jump, type Shell } from "./shell.ts";
import { BrokenPipe } from "./streams.ts";

/** Runs what a process is there for, and what it does at its end. */
export function* ending(shell: Shell, run: () => Generator<Effect, unknown, void>): Work {
  let code = yield* caught(shell, run);
  const trap = shell.task.traps.get("EXIT");
  if (trap !== undefined && trap !== "") {
    shell.task.traps.delete("EXIT");
    shell.status = code;
    const before = code;
    code = yield* caught(shell, function* () {
      yield* shell.engine.statements(parse(trap).commands, shell);
      shell.status = before;
    });
  }
  return code;
}

function* caught(shell: Shell, run: () => Generator<Effect, unknown, void>): Work {
  try {
    yield* run();
    return shell.status;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof BrokenPipe || error instanceof Interrupt) return error.exitCode;
    if (error instanceof Jump) return shell.status;
    throw error;
  }
}
