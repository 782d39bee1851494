/** Pipelines. Source: POSIX.1-2024, shell command language, 2.9.2. */
import type { CommandNode, Pipeline } from "unbash";
import { noInput, Pipe } from "../kernel/streams.ts";
import type { Expanding } from "../words/expand.ts";
import { fork } from "./forks.ts";
import type { Shell } from "./shell.ts";

type Run = (command: CommandNode, shell: Shell) => Expanding<void>;

/** Runs commands side by side, each of which reads what the one before it writes. */
export function* runStages(
  { commands, operators }: Pipeline,
  shell: Shell,
  run: Run,
): Expanding<void> {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) {
    yield* run(only, shell);
    return;
  }
  let { input } = shell.streams;
  const tasks = commands.map((command, index) => {
    const from = input;
    const pipe = index < commands.length - 1 ? new Pipe() : undefined;
    const output = pipe ?? shell.streams.output;
    const errors = operators[index] === "|&" ? output : shell.streams.errors;
    input = pipe ?? noInput;
    const streams = { ...shell.streams, input: from, output, errors };
    return fork(
      shell,
      streams,
      (copy) => run(command, copy),
      () => {
        if (pipe !== undefined) pipe.writers = 0;
        if (from instanceof Pipe && index > 0) from.close();
      },
    );
  });
  for (const task of tasks) yield { ready: () => task.exitCode !== undefined };
  const codes = tasks.map(({ exitCode }) => exitCode ?? 0);
  const failed = shell.options.has("pipefail") ? codes.findLast((code) => code !== 0) : undefined;
  shell.status = failed ?? codes.at(-1) ?? 0;
  shell.pipeCodes = codes;
}
