/** Starts lines of shell by a small process, from which that costs far less than from this one. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export interface LaunchOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: string;
}

type Take = (stream: "stdout" | "stderr", text: string) => void;

/** A line that was started. */
interface Launched {
  /** Its exit code; -1 where a signal ended it. */
  readonly ended: Promise<number>;
  /** Sends the signal to it and its children, if it has not ended. */
  stop(signal: NodeJS.Signals): void;
}

/** Who waits for a line: what it prints, and how it ends. */
interface Waiting {
  readonly take: Take;
  readonly resolve: (exitCode: number) => void;
  readonly reject: (error: Error) => void;
}

const Message = z.union([
  z.object({ id: z.int(), stream: z.enum(["stdout", "stderr"]), text: z.string() }),
  z.object({ id: z.int(), exitCode: z.int() }),
  z.object({ id: z.int(), failure: z.string() }),
]);

const waiting = new Map<number, Waiting>();
let launcher: ChildProcess | undefined;
let launches = 0;

/** Runs `sh -c line` in a process group of its own; `take` gets what it prints, as it comes. */
export function launch(line: string, { stdin, ...options }: LaunchOptions, take: Take): Launched {
  launcher ??= startLauncher();
  const started = launcher;
  launches += 1;
  const id = launches;
  const ended = new Promise<number>((resolve, reject) => {
    waiting.set(id, { take, resolve, reject });
  });
  started.send({ type: "start", id, line, options, stdin });
  return { ended, stop: (signal) => started.send({ type: "stop", id, signal }) };
}

/** It ends with this process, which need not wait for it. */
function startLauncher(): ChildProcess {
  const path = fileURLToPath(new URL("launcher.mjs", import.meta.url));
  const started = fork(path, { execArgv: [] });
  started.on("message", (message) => hear(Message.parse(message)));
  started.on("exit", (code) => {
    launcher = undefined;
    for (const { reject } of waiting.values()) reject(new Error(`no launcher any more: ${code}`));
    waiting.clear();
  });
  started.unref();
  started.channel?.unref();
  return started;
}

function hear(message: z.output<typeof Message>): void {
  const { take, resolve, reject } = waiting.get(message.id) ?? {};
  if ("text" in message) {
    take?.(message.stream, message.text);
    return;
  }
  waiting.delete(message.id);
  if ("failure" in message) reject?.(new Error(message.failure));
  else resolve?.(message.exitCode);
}
