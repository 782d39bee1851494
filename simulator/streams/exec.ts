import type { Clock } from "../../api/runtime.ts";
import type {
  ExecOptions,
  Session,
  SessionListener,
} from "../../apiserver/http/streams/container-streams.ts";
import type { RunningContainer } from "../../kubelet/index.ts";

export interface ExecContext {
  readonly clock: Clock;
  readonly running: RunningContainer;
  /** Whether the container still runs, in the same run. */
  readonly isAlive: () => boolean;
}

/** The exit code of a process that is killed with its container. */
const killedCode = 137;

/**
 * Runs a command in a container, as the behaviour tells it in closed form: it reads no input, and
 * all of its output comes at its end.
 */
export function runExec(
  { clock, running, isAlive }: ExecContext,
  { command, tty }: ExecOptions,
  listener: SessionListener,
): Session {
  const { does, startedMs } = running;
  const { exitCode, output } = does.exec(command, clock.now() - startedMs);
  const timer = clock.setTimer(does.execMs(command), () => {
    if (!isAlive()) {
      listener.end({ exitCode: killedCode });
      return;
    }
    if (output !== "") listener.output("stdout", terminalBytes(`${output}\n`, tty));
    listener.end({ exitCode });
  });
  return { ...deaf, close: () => timer.cancel() };
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
