/** How the process of a shell ends. */
import { FileError } from "../files/file-system.ts";
import { type Effect, Interrupt, type Work } from "../kernel/kernel.ts";
import { NoMoreProcesses, OutOfMemory, TooDeep } from "../kernel/limits.ts";
import { BrokenPipe } from "../kernel/streams.ts";
import { readScript } from "./read-script.ts";
import { Exit, Jump, type Shell } from "./shell.ts";

/** Runs what a process is there for, and what it does at its end. */
export function* ending(shell: Shell, run: () => Generator<Effect, unknown, void>): Work {
  let code = yield* caught(shell, run);
  const trap = shell.task.traps.get("EXIT");
  if (trap !== undefined && trap !== "") {
    shell.task.traps.delete("EXIT");
    shell.status = code;
    const before = code;
    code = yield* caught(shell, function* () {
      yield* shell.engine.statements(readScript(trap, shell.dialect).commands, shell);
      shell.status = before;
    });
  }
  // What it has written to a script beside it is still to be read.
  const { kernel } = shell;
  if (shell.task === kernel.first && kernel.pipes.size > 0) yield { until: kernel.now + 1 };
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
    if (error instanceof FileError) {
      // What a program writes to is not there, has no room, or may not be written to.
      const [program = shell.name] = shell.task.runs;
      shell.streams.errors.write(`${program}: ${error.message}\n`);
      return 1;
    }
    return cutShort(error, shell);
  }
}

/** Of memory that there is not. */
const outOfMemoryCode = 137;
/** As of a process that the kernel ends for its stack. */
const segmentationCode = 139;
/** As of a process that finds itself in disorder. */
const abortedCode = 134;
/** A shell that cannot fork. */
const noForkCode = 254;

/** What a process has done that no machine would have it do; anything else is thrown on. */
function cutShort(error: unknown, shell: Shell): number {
  const { context, task, streams, name } = shell;
  if (error instanceof NoMoreProcesses) {
    streams.errors.write(`${name}: fork: Resource temporarily unavailable\n`);
    return noForkCode;
  }
  const say = (why: string) => context.log.write(`kubesim: process ${task.pid}: ${why}\n`);
  if (error instanceof TooDeep) {
    say(error.message);
    return segmentationCode;
  }
  if (error instanceof OutOfMemory) {
    say(error.message);
    context.onOutOfMemory();
    return outOfMemoryCode;
  }
  if (!isFault(error)) throw error;
  say(`${error}: a fault of kubesim, which simulates it`);
  return abortedCode;
}

/** What no program throws on purpose: it ends the process that it is in, and not the cluster. */
const isFault = (error: unknown): error is Error =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  error instanceof ReferenceError ||
  (error instanceof Error && error.constructor === Error);
