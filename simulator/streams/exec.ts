import type { Clock, Timer } from "../../api/runtime.ts";
import type {
  ExecOptions,
  Session,
  SessionListener,
} from "../../apiserver/http/streams/container-streams.ts";
import { execErrorOf, fromArray, type RunningContainer, toArray } from "../../kubelet/index.ts";

export interface ExecContext {
  readonly clock: Clock;
  readonly running: RunningContainer;
  /** Whether the container still runs, in the same run. */
  readonly isAlive: () => boolean;
}

/** The exit code of a process that is killed with its container. */
const killedCode = 137;
const cannotExec = "error executing command in container: ";
/** So often one looks whether the container is still there. */
const lookMs = 1_000;

/** Runs a program in a container, for as long as both are there. */
export function runExec(
  { clock, running, isAlive }: ExecContext,
  { command, tty, stdin }: ExecOptions,
  listener: SessionListener,
): Session {
  const refusal = execErrorOf(running, command[0] ?? "", clock.now());
  if (refusal !== undefined) {
    // The kubelet's own Status comes wrapped in another by the API server.
    listener.end({ message: `Internal error occurred: ${cannotExec}${refusal}` });
    return { ...deaf, close: () => undefined };
  }
  const { does, startedMs } = running;
  const process = does.process?.();
  const since = () => clock.now() - startedMs;
  let timer: Timer | undefined;
  let isOver = process === undefined;
  let isHeard = true;
  const program = process?.open(command, since(), {
    isTerminal: tty,
    output: (stream, bytes) => {
      if (isHeard && !isOver) listener.output(stream, toArray(bytes));
    },
  });
  if (program === undefined) listener.end({ exitCode: killedCode });
  // Without `-i` there is nothing to read; a terminal stays open all the same.
  if (!stdin && !tty) program?.endInput();
  goOn();
  return {
    write(bytes) {
      program?.write(fromArray(bytes));
      goOn();
    },
    endInput() {
      program?.endInput();
      goOn();
    },
    resize: (columns, rows) => program?.resize(columns, rows),
    close() {
      isHeard = false;
      program?.close();
      goOn();
    },
  };

  function goOn(): void {
    timer?.cancel();
    if (isOver || program === undefined) return;
    process?.follow(since());
    const exitCode = isAlive() ? program.exitCode : killedCode;
    if (exitCode === undefined) {
      const waitMs = Math.min(Math.max(program.nextMs - since(), 1), lookMs);
      timer = clock.setTimer(waitMs, goOn);
      return;
    }
    isOver = true;
    if (isHeard) listener.end({ exitCode });
  }
}

/** The parts of a session that reads nothing. */
export const deaf = {
  write: () => undefined,
  endInput: () => undefined,
  resize: () => undefined,
};

const encoder = new TextEncoder();

/** Text as a terminal sends it on, or as it is. */
export const terminalBytes = (text: string, tty: boolean): Uint8Array =>
  encoder.encode(tty ? text.replaceAll("\n", "\r\n") : text);
