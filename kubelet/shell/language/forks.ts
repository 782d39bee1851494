/** Subshells, and the scripts within `$( … )` and `<( … )`, which are processes of their own. */
import { parse, type Script, type Statement } from "unbash";
import type { Effect, Task, Work } from "../kernel/kernel.ts";
import { newPipe, openedPipe } from "../kernel/pipes.ts";
import { noInput, type Output, Pipe } from "../kernel/streams.ts";
import type { Expanding } from "../words/expand.ts";
import { ending } from "./ending.ts";
import type { Shell, Streams } from "./shell.ts";

/** A subshell: a process that begins with a copy of the shell. */
export function fork(
  shell: Shell,
  streams: Streams,
  run: (copy: Shell) => Generator<Effect, unknown, void>,
  atEnd: () => void = () => undefined,
): Task {
  return shell.kernel.spawn(shell.name, shell.task, (task) => {
    // Now: what the shell does before its child begins is no longer the child's affair.
    const copy = shell.fork(task, streams);
    return toEnd(copy, () => run(copy), atEnd);
  });
}

function* toEnd(copy: Shell, run: () => Generator<Effect, unknown, void>, atEnd: () => void): Work {
  try {
    return yield* ending(copy, run);
  } finally {
    atEnd();
  }
}

/** Waits for a subshell. */
export function* join(task: Task, shell: Shell): Expanding<void> {
  yield { ready: () => task.exitCode !== undefined };
  shell.status = task.exitCode ?? 0;
}

/** Runs a script beside the shell, which reads what it prints, or writes what it reads. */
export function beside(script: Script, operator: "<" | ">", shell: Shell): string {
  const pipe = new Pipe();
  if (operator === ">") pipe.writers = 0;
  else pipe.wasWritten = true;
  const path = newPipe(pipe, shell.kernel);
  const streams =
    operator === "<"
      ? { ...shell.streams, output: pipe }
      : { ...shell.streams, input: openedPipe(path, shell) ?? noInput };
  fork(
    shell,
    streams,
    (copy) => copy.engine.statements(script.commands, copy),
    () => {
      if (operator === "<") pipe.writers = 0;
      else pipe.close();
      shell.kernel.pipes.delete(path);
    },
  );
  return path;
}

const substitutionBytes = 1_048_576;

/** What a script prints. */
export function* substitute(script: Script, shell: Shell): Expanding<string> {
  let printed = "";
  const output: Output = {
    isFull: false,
    write(bytes) {
      printed += bytes;
      return printed.length < substitutionBytes;
    },
  };
  const streams = { ...shell.streams, output };
  yield* join(
    fork(shell, streams, (copy) => {
      copy.substitutions += 1;
      // Source: bash 5.2, the set builtin, of -e.
      if (copy.isBash && !copy.options.has("inherit_errexit")) copy.options.delete("errexit");
      return copy.engine.statements(withReading(script.commands, copy), copy);
    }),
    shell,
  );
  shell.substitutedCode = shell.status;
  return printed;
}

/** `$(< file)` of bash is what is in the file. */
function withReading(statements: readonly Statement[], { isBash }: Shell): readonly Statement[] {
  const [only, ...others] = statements;
  if (!isBash || only?.command.type !== "Command" || others.length > 0) return statements;
  const { name, prefix, pos, end } = only.command;
  const [from, ...more] = prefix;
  if (name !== undefined || from?.type !== "Redirect" || more.length > 0) return statements;
  const [reads] = parse("{ command cat; }").commands;
  if (from.operator !== "<" || reads?.command.type !== "BraceGroup") return statements;
  const command = {
    type: "Redirected",
    command: reads.command,
    redirects: [from],
    pos,
    end,
  } as const;
  return [{ ...only, command }];
}
