/** What is to be done on signals and by the way. Source: POSIX.1-2024, trap; bash 5.2. */

import type { TrapName } from "../kernel/kernel.ts";
import { forgiving } from "../language/compound.ts";
import { within } from "../language/line-numbers.ts";
import { readScript } from "../language/read-script.ts";
import type { Shell } from "../language/shell.ts";
import { currentCommand } from "../language/special-variables.ts";
import type { Expanding } from "../words/expand.ts";

/** Runs what was to be done on the signals that came meanwhile. */
export function* runSignalTraps(shell: Shell): Expanding<void> {
  const { caught: pending, traps } = shell.task;
  // Signals that come meanwhile have to wait.
  if (shell.isInTrap) return;
  shell.isInTrap = true;
  try {
    while (pending.length > 0) {
      const name = pending.shift();
      if (name !== undefined && traps.has(name)) yield* runTrap(name, shell);
    }
  } finally {
    shell.isInTrap = false;
  }
}

/** What is to be done where a command has failed; functions do it where they are told to. */
export function* runErrorTrap(shell: Shell): Expanding<void> {
  const isHeard = shell.functionDepth === 0 || shell.options.has("errtrace") || !shell.isBash;
  if (isHeard && shell.task.traps.has("ERR")) {
    yield* forgiving(shell, () => runTrap("ERR", shell));
  }
}

/** What is to be done before each command. */
export function* runDebugTrap(shell: Shell): Expanding<void> {
  const isHeard = shell.functionDepth === 0 || shell.options.has("functrace");
  if (!isHeard || shell.isInTrap || !shell.task.traps.has("DEBUG")) return;
  shell.isInTrap = true;
  try {
    yield* runTrap("DEBUG", shell);
  } finally {
    shell.isInTrap = false;
  }
}

/** Runs a function, and what it has set to be done at its end. */
export function* withReturnTrap(shell: Shell, run: () => Expanding<void>): Expanding<void> {
  const { traps } = shell.task;
  const before = traps.get("RETURN");
  traps.delete("RETURN");
  try {
    yield* run();
  } finally {
    if (!traps.has("RETURN") && before !== undefined) traps.set("RETURN", before);
    else if (traps.has("RETURN")) yield* runTrap("RETURN", shell);
  }
}

/** Runs a trap as if it stood where the shell is. */
function* runTrap(name: TrapName, shell: Shell): Expanding<void> {
  const { status, line, source, trappedCommand } = shell;
  shell.trappedCommand ??= currentCommand(shell);
  const action = readScript(shell.task.traps.get(name) ?? "", shell.dialect);
  const here = { text: "", linesBefore: line - 1, file: source.file };
  try {
    yield* within(here, shell, () => shell.engine.statements(action.commands, shell));
    shell.status = status;
  } finally {
    shell.trappedCommand = trappedCommand;
  }
}
