/** What a container does whose command is run: what its process has done up to a time. */
import type { KnownImage } from "../images/known-images.ts";
import { repliesOf } from "../servers/probed.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import { ownServer, type ServerOf } from "./own-server.ts";
import { endMs, noLines, quiet, running } from "./plain-programs.ts";
import { startOf } from "./process-start.ts";
import type { Program, ProgramSource, Run } from "./program.ts";
import { startErrorOf } from "./start-error.ts";
import { stopOf } from "./stop-hook.ts";

/** What becomes of a process before it is known when it starts. */
const unstarted: Program = { ...running, log: noLines };

/** A command that is run word by word, by a shell or by itself. */
export function script(container: Container, image: KnownImage | undefined): ProgramSource["at"] {
  return (own) => {
    const { pod, time, process, configuration } = own;
    if (time === undefined) {
      const startError = startErrorOf(container, pod, configuration);
      return startError === undefined ? unstarted : { ...unstarted, startError };
    }
    const { startedMs, nowMs } = time;
    const run = process(() => startOf(container, own, startedMs));
    run.follow(nowMs - startedMs);
    const ofServer = { container, pod, startedMs, does: own.does };
    const program = scriptProgram(run, ofServer, image);
    if (run.unknownSinceMs === undefined) return program;
    const known = () => run;
    const replies = repliesOf(container, { pod, startedMs, process: known, knownProcess: known });
    return { ...program, ...replies };
  };
}

function scriptProgram(
  run: ContainerProcess,
  ofServer: ServerOf & Pick<Run, "does">,
  image: KnownImage | undefined,
): Program {
  const { end, unknownSinceMs } = run;
  const program: Program = {
    ...quiet,
    process: () => run,
    changesMs: run.changesMs,
    knownUntilMs: () => run.knownUntilMs,
    exec: (command, sinceStartMs) =>
      run.ask(command, sinceStartMs, ownServer(ofServer.does(), ofServer)),
    fileText: (path, sinceStartMs) => fileText(run, path, sinceStartMs),
    exitCode: end?.exitCode ?? 0,
    ...(end !== undefined && { exitsAfterMs: end.atMs + endMs }),
    ...(run.isOutOfMemory && { exitReason: "OOMKilled" }),
    stopCode: 143,
    log: (_, untilMs, fromNumber) => run.log(untilMs, fromNumber),
  };
  if (unknownSinceMs !== undefined) {
    // What is not known is taken to be a server, and to end on SIGTERM.
    return { ...program, stopMs: image?.stopMs ?? 400, stopCode: image?.stopCode ?? 143 };
  }
  return {
    ...program,
    ...listening(run),
    stop: stopOf(() => run, ofServer.container, ofServer.pod),
  };
}

/** What it answers itself, if it does. */
function listening(run: ContainerProcess): Partial<Program> {
  const { requests } = run;
  const { listeners } = requests;
  const varies = { varyingListens: true };
  if (listeners.length === 0) return { listens: [], ...varies };
  return {
    ...varies,
    listens: listeners.map(([port]) => port),
    readyAfterMs: Math.min(...listeners.map(([, { openedMs }]) => openedMs)),
    httpReply: ({ path }, sinceStartMs) => requests.reply(path, sinceStartMs),
    scripted(request, sinceStartMs, client) {
      run.follow(sinceStartMs);
      const { response, tookMs } = requests.answer(request, client) ?? refused;
      return response === undefined
        ? { ...silence, latencyMs: tookMs }
        : { ...response, latencyMs: tookMs };
    },
  };
}

const refused = { response: undefined, tookMs: 0 };
const silence = { status: 0, headers: {}, body: "" };

/** What a file holds; nothing where there is none. */
function fileText(run: ContainerProcess, path: string, atMs: number): string {
  const { exitCode, output } = run.ask(["cat", path], atMs);
  return exitCode === 0 ? output : "";
}
