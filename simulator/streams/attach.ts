import type { Session, SessionListener } from "../../apiserver/http/streams/container-streams.ts";
import { deaf, type ExecContext, terminalBytes } from "./exec.ts";

/** How often the output of an attached container is looked at, in virtual time. */
const followMs = 200;

/** Follows what the main process of a container writes from now on, until it ends. */
export function followMain(
  { clock, running, isAlive }: ExecContext,
  listener: SessionListener,
): Session {
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
    // The end of an attached container is none of the client's failures, whatever its exit code.
    if (isAlive()) timer = clock.setTimer(followMs, follow);
    else listener.end({ exitCode: 0 });
  }
}
