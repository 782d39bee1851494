/** What the process of a container does, by its image, command, arguments and environment. */

import type { Pod } from "../../api/core/pod/pod.ts";
import type { Random } from "../../api/runtime.ts";
import type { KnownImage } from "../images/known-images.ts";
import type { FindConfiguration } from "../observed.ts";
import { statusesOf } from "../servers/probed.ts";
import { commandServer, type ServerProgram, serverProgram } from "../servers/program.ts";
import { closedStatus } from "../servers/unspoken.ts";
import { untouchedFilesOf } from "../servers/untouched-files.ts";
import type { ContainerProcess } from "../shell/container-process.ts";
import type { LogLine } from "../shell/log-lines.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { ProcessStart } from "../shell/process-start.ts";
import type { Container } from "../types.ts";
import type { Stores } from "../volumes/mounted-volumes.ts";
import type { Behavior, RunTime } from "./behavior.ts";
import { askedBeside, beginMs, commandAlone, usesNetwork } from "./command-alone.ts";
import { entryCommand } from "./entry-command.ts";
import { type Neighbours, namespaceOf } from "./namespaces.ts";
import { ownServer, type ServerOf } from "./own-server.ts";
import { processStart, type Sources } from "./process-start.ts";
import { serverLines } from "./server-lines.ts";
import { serverName } from "./server-name.ts";
import { startErrorOf } from "./start-error.ts";
import { startFailure } from "./start-failure.ts";
import { hasStopHook, stopOf } from "./stop-hook.ts";
import { stoppedBy } from "./stop-signal.ts";

/** The part of a behaviour that the process itself decides. */
export type Program = Pick<
  Behavior,
  | "httpStatus"
  | "exec"
  | "execMs"
  | "fileText"
  | "hook"
  | "changesMs"
  | "exitsAfterMs"
  | "exitCode"
  | "exitReason"
  | "stopMs"
  | "stopCode"
  | "stop"
  | "knownUntilMs"
  | "process"
  | "untouchedFiles"
  | "startError"
  | "log"
> & { readonly listens?: readonly number[] };

/** What the process of one run is made of: its chance, its time, and how it is had. */
export interface Run {
  readonly pod: Pod;
  readonly random: Random;
  /** Absent before it starts. */
  readonly time: RunTime | undefined;
  readonly process: (start: () => Omit<ProcessStart, "seed">) => ContainerProcess;
  /** The same, where somebody has asked for it. */
  readonly knownProcess: () => ContainerProcess | undefined;
  readonly configuration: FindConfiguration;
  readonly stores: Stores;
  readonly nowMs: number;
  /** Absent where there is none. */
  readonly network: () => ContainerNetwork | undefined;
  readonly neighbours: () => Neighbours | undefined;
  /** All that the container does, with what is said of it elsewhere. */
  readonly does: () => Behavior;
}

interface ProgramSource {
  /** Other ports than the image's own. */
  readonly listens?: readonly number[];
  readonly at: (run: Run) => Program;
}

/** A server: what it does is known; clients run their programs in files like those of others. */
const always = (container: Container, usual: Program): ProgramSource["at"] => {
  const program = stoppedBy(container, usual);
  return (own) => {
    const { pod, time, process, knownProcess } = own;
    if (time === undefined) return program;
    const { startedMs, nowMs } = time;
    const start = () => processStart(container, pod, sourcesOf(container, own, startedMs));
    const { stopMs, stopCode } = program;
    const server = () => ({ name: serverName(container), stopMs, stopCode });
    const running = () => process(() => ({ ...start(), argv: [], server: server() }));
    const ofServer = { container, pod, startedMs };
    const started: Partial<Program> = {
      process: running,
      untouchedFiles: untouchedFilesOf(container, knownProcess),
      // What nobody knows is taken to succeed at once.
      exec: (command, sinceStartMs) =>
        commandAlone(command).isUnknown
          ? { exitCode: 0, output: "" }
          : running().ask(command, sinceStartMs, ownServer(own.does(), ofServer)),
      execMs: (command) =>
        usesNetwork(command)
          ? askedBeside(container, own, command).tookMs + beginMs
          : program.execMs(command),
      ...(serverProgram(container)?.speaksHttp === false && { httpStatus: () => closedStatus }),
      ...(hasStopHook(container) && {
        stop: stopOf(running),
        knownUntilMs: () => knownProcess()?.knownUntilMs ?? Number.POSITIVE_INFINITY,
      }),
      ...(hasCommandProbe(container) && { knownUntilMs: () => asksAnewMs(knownProcess()) }),
    };
    const statuses = statusesOf(container, { pod, startedMs, process: running, knownProcess });
    // Every look at a run makes one, and a spread takes ten times as long.
    const { network } = own;
    const failure = startFailure(container, { process: running, startedMs, network, ...program });
    const does: Program = Object.assign({}, program, statuses, started, failure);
    const run = knownProcess();
    return run === undefined ? does : { ...does, ...interfered(run, does, nowMs - startedMs) };
  };
};

/** What the process of a run is made of. */
function sourcesOf(container: Container, own: Run, startedMs: number): Sources {
  const { pod, configuration, stores, network, neighbours } = own;
  const namespace = namespaceOf(container, pod, neighbours());
  return { startedMs, configuration, stores, network: network(), namespace };
}

const hasCommandProbe = ({ startupProbe, readinessProbe, livenessProbe }: Container) =>
  (startupProbe?.exec ?? readinessProbe?.exec ?? livenessProbe?.exec) !== undefined;

/** When a server's commands are to be asked anew. */
const asksAnewMs = (run: ContainerProcess | undefined) =>
  run?.varies === true ? run.knownUntilMs : Number.POSITIVE_INFINITY;

/** What becomes of a server that somebody may have sent a signal to. */
function interfered(
  run: ContainerProcess,
  { exitsAfterMs = Number.POSITIVE_INFINITY, changesMs }: Program,
  sinceStartMs: number,
): Partial<Program> {
  run.follow(sinceStartMs);
  const { end, endingMs } = run;
  if (end === undefined) {
    const changes = { changesMs: [...changesMs, ...run.changesMs] };
    return endingMs === undefined ? changes : { ...changes, knownUntilMs: () => endingMs };
  }
  return end.atMs + endMs < exitsAfterMs
    ? { exitsAfterMs: end.atMs + endMs, exitCode: end.exitCode }
    : {};
}

/** What the container runs. */
export function programOf(container: Container, image: KnownImage | undefined): ProgramSource {
  const { command = [], args = [] } = container;
  const entry = entryCommand(container);
  if (entry !== undefined) {
    return { listens: [], at: script({ ...container, command: [...entry] }, image) };
  }
  const server = serverProgram(container);
  const listens = server && portsOf(container, server);
  if (commandServer(container) !== undefined) {
    return { listens, at: always(container, namedServer(image, server)) };
  }
  if (command.length === 0 && args.length === 0 && image?.isShell === true && container.stdin)
    return { at: script({ ...container, command: ["sh"] }, image) };
  if (command.length === 0 && (args.length === 0 || image?.isShell !== true))
    return { listens, at: always(container, entrypoint(container, image)) };
  return { listens, at: script(container, image) };
}

/** What it listens on; a configuration that nobody reads here may say what is declared. */
function portsOf(container: Container, { ports, configuration }: ServerProgram): readonly number[] {
  const { ports: declared = [], volumeMounts = [], command = [], args = [] } = container;
  const isConfigured =
    configuration !== undefined &&
    (volumeMounts.some(({ mountPath }) => mountPath.startsWith(configuration)) ||
      [...command, ...args].some((word) => word.includes(`${configuration}/`)));
  const told = isConfigured ? declared.map(({ containerPort }) => containerPort) : [];
  return [...ports(container), ...told];
}

/** A server that the command names, whatever image has brought it. */
function namedServer(image: KnownImage | undefined, server: ServerProgram | undefined): Program {
  if (server?.ignoresSignals === true) return { ...running, stopMs: undefined };
  if (image === undefined || image.isShell === true) return running;
  const { lines = [], stopMs = running.stopMs, stopCode = 0 } = image;
  return { ...running, stopMs, stopCode, log: serverLines(lines) };
}

const quiet = {
  httpStatus: () => 200,
  exec: (command: readonly string[]) => ({
    exitCode: 0,
    output: "",
    tookMs: commandAlone(command).tookMs,
  }),
  execMs: (command: readonly string[]) => commandAlone(command).tookMs + beginMs,
  hook: (command: readonly string[]) => {
    const { exitCode, tookMs } = commandAlone(command);
    return { exitCode, tookMs: tookMs + beginMs };
  },
  changesMs: [],
};
const noLines = (): readonly LogLine[] => [];
/** A server that ends soon after SIGTERM. */
const running: Program = { ...quiet, exitCode: 0, stopMs: 150, stopCode: 0, log: noLines };

function entrypoint(container: Container, image: KnownImage | undefined): Program {
  if (image === undefined) return { ...running, stopMs: 400, stopCode: 143 };
  const { needsOneOf, lines = [], isShell = false, stopMs, stopCode = 0 } = image;
  if (needsOneOf !== undefined && !isSet(container, needsOneOf.variables)) {
    return ending(1, 300, needsOneOf.lines);
  }
  // A shell without a terminal reads the end of its input at once.
  if (isShell)
    return container.tty === true ? { ...running, stopMs: undefined } : ending(0, 20, lines);
  return {
    ...running,
    stopCode,
    ...(stopMs === undefined ? {} : { stopMs }),
    log: serverLines(lines),
  };
}

const ending = (exitCode: number, exitsAfterMs: number, lines: readonly string[]): Program => ({
  ...running,
  exitCode,
  exitsAfterMs,
  log: (_, untilMs) => (untilMs < 0 ? [] : lines.map((text) => ({ atMs: 0, text }))),
});

function isSet({ env = [], envFrom = [] }: Container, variables: readonly string[]): boolean {
  // What an envFrom brings is not looked at: the benefit of the doubt is the container's.
  return envFrom.length > 0 || env.some(({ name }) => variables.includes(name));
}

/** What becomes of a process before it is known when it starts. */
const unstarted: Program = { ...running, log: noLines };

function script(container: Container, image: KnownImage | undefined): ProgramSource["at"] {
  return (own) => {
    const { pod, time, process, configuration } = own;
    if (time === undefined) {
      const startError = startErrorOf(container, pod, configuration);
      return startError === undefined ? unstarted : { ...unstarted, startError };
    }
    const { startedMs, nowMs } = time;
    const run = process(() => processStart(container, pod, sourcesOf(container, own, startedMs)));
    run.follow(nowMs - startedMs);
    const ofServer = { container, pod, startedMs, does: own.does };
    const program = scriptProgram(run, ofServer, image);
    if (run.unknownSinceMs === undefined) return program;
    const known = () => run;
    const statuses = statusesOf(container, { pod, startedMs, process: known, knownProcess: known });
    return { ...program, ...statuses };
  };
}

/** An end comes a little after the last command. */
const endMs = 20;

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
    listens: [],
    stop: stopOf(() => run),
  };
}

/** What a file holds; nothing where there is none. */
function fileText(run: ContainerProcess, path: string, atMs: number): string {
  const { exitCode, output } = run.ask(["cat", path], atMs);
  return exitCode === 0 ? output : "";
}
