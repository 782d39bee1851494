import type { Timer } from "../../api/runtime.ts";
import type {
  Session,
  SessionListener,
  StreamOptions,
} from "../../apiserver/http/streams/container-streams.ts";
import { fromArray, toArray } from "../../kubelet/index.ts";
import { deaf, type ExecContext, terminalBytes } from "./exec.ts";

/** How often the output of an attached container is looked at, in virtual time. */
const followMs = 200;

/** Follows the main process of a container from now on, until it ends, and passes on its input. */
export function followMain(
  context: ExecContext,
  options: StreamOptions,
  listener: SessionListener,
): Session {
  const { does } = context.running;
  const isScript = does.knownUntilMs !== undefined;
  return isScript && does.process !== undefined
    ? followProcess(context, options, listener)
    : followLog(context, listener);
}

/**
 * The input of the process ends with that of its client where the container says `stdinOnce` and
 * has no terminal. Else it stays open for the next client, and only this one has seen enough.
 * Source: containerd, container_io.go, Attach 2.1.
 */
function followProcess(
  { clock, running, isAlive }: ExecContext,
  { stdin }: StreamOptions,
  listener: SessionListener,
): Session {
  const { does, startedMs, container } = running;
  const process = does.process?.();
  const since = () => clock.now() - startedMs;
  const attached = process?.attach(since());
  const isTerminal = container.tty === true;
  const endsInput = container.stdinOnce === true && !isTerminal;
  const stopListening = attached?.onWrite((bytes) => {
    const shown = isTerminal ? bytes.replace(/\r?\n/g, "\r\n") : bytes;
    listener.output("stdout", toArray(shown));
  });
  let timer: Timer | undefined;
  const stop = () => {
    timer?.cancel();
    stopListening?.();
  };
  const end = () => {
    stop();
    // The end of an attached container is none of the client's failures, whatever its exit code.
    listener.end({ exitCode: 0 });
  };
  const goOn = () => {
    timer?.cancel();
    process?.follow(since());
    const { exitCode } = attached?.kernel.first ?? {};
    if (exitCode === undefined && isAlive()) timer = clock.setTimer(followMs, goOn);
    else end();
  };
  goOn();
  return {
    write(bytes) {
      if (stdin) attached?.input?.feed(fromArray(bytes));
      goOn();
    },
    endInput() {
      if (!stdin) return;
      if (!endsInput) return end();
      attached?.input?.end();
      goOn();
    },
    resize: () => undefined,
    close() {
      stop();
      if (!stdin || !endsInput) return;
      attached?.input?.end();
      process?.follow(since());
    },
  };
}

function followLog({ clock, running, isAlive }: ExecContext, listener: SessionListener): Session {
  const { does, startedMs, container } = running;
  const lines = () => does.log(startedMs, clock.now() - startedMs);
  let told = lines().length;
  let timer = clock.setTimer(followMs, follow);
  return { ...deaf, close: () => timer.cancel() };

  function follow(): void {
    const written = lines();
    const text = written
      .slice(told)
      .map((line) => `${line.text}\n`)
      .join("");
    told = written.length;
    if (text !== "") listener.output("stdout", terminalBytes(text, container.tty === true));
    if (isAlive()) timer = clock.setTimer(followMs, follow);
    else listener.end({ exitCode: 0 });
  }
}
