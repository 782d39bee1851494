/** What the process of a container does, by its image, command, arguments and environment. */

import type { Pod } from "../../api/core/pod/pod.ts";
import type { Random } from "../../api/runtime.ts";
import type { KnownImage } from "../images/known-images.ts";
import type { FindConfiguration } from "../observed.ts";
import { repliesOf } from "../servers/probed.ts";
import { commandServer, type ServerProgram, serverProgram } from "../servers/program.ts";
import { closedStatus } from "../servers/unspoken.ts";
import { untouchedFilesOf } from "../servers/untouched-files.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { ProcessStart } from "../shell/process/process-start.ts";
import type { Container } from "../types.ts";
import type { Stores } from "../volumes/mounted-volumes.ts";
import { isAwaited, unknownWorkMs } from "./awaited.ts";
import type { Behavior, RunTime } from "./behavior.ts";
import { askedBeside, beginMs, commandAlone, usesNetwork } from "./command-alone.ts";
import { entryCommand } from "./entry-command.ts";
import type { Neighbours } from "./namespaces.ts";
import { ownServer } from "./own-server.ts";
import { ending, endMs, entrypoint, namedServer } from "./plain-programs.ts";
import { startOf } from "./process-start.ts";
import { script } from "./script-program.ts";
import { serverName } from "./server-name.ts";
import { startFailure } from "./start-failure.ts";
import { hasStopHook, stopOf } from "./stop-hook.ts";
import { stoppedBy } from "./stop-signal.ts";

/** The part of a behaviour that the process itself decides. */
export type Program = Pick<
  Behavior,
  | "httpStatus"
  | "httpReply"
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
  | "stopDelayMs"
  | "stop"
  | "knownUntilMs"
  | "process"
  | "untouchedFiles"
  | "startError"
  | "scripted"
  | "varyingListens"
  | "log"
> & { readonly listens?: readonly number[]; readonly readyAfterMs?: number };

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

export interface ProgramSource {
  /** Other ports than the image's own. */
  readonly listens?: readonly number[];
  readonly at: (run: Run) => Program;
}

/** A server: what it does is known; clients run their programs in files like those of others. */
const always = (container: Container, usual: Program): ProgramSource["at"] => {
  const stops = serverProgram(container)?.stops?.(container);
  const program = stoppedBy(container, { ...usual, ...stops });
  return (own) => {
    const { pod, time, process, knownProcess } = own;
    if (time === undefined) return program;
    const { startedMs, nowMs } = time;
    const start = () => startOf(container, own, startedMs);
    const { stopMs: endsMs, stopDelayMs = 0, stopCode } = program;
    const stopMs = endsMs === undefined ? undefined : endsMs + stopDelayMs;
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
        stop: stopOf(running, container, pod),
        knownUntilMs: () => knownProcess()?.knownUntilMs ?? Number.POSITIVE_INFINITY,
      }),
      ...(hasCommandProbe(container) && { knownUntilMs: () => asksAnewMs(knownProcess()) }),
    };
    const replies = repliesOf(container, { pod, startedMs, process: running, knownProcess });
    // Every look at a run makes one, and a spread takes ten times as long.
    const { network } = own;
    const failure = startFailure(container, { process: running, startedMs, network, ...program });
    const does: Program = Object.assign({}, program, replies, started, failure);
    const run = knownProcess();
    return run === undefined ? does : { ...does, ...interfered(run, does, nowMs - startedMs) };
  };
};

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
    const at = script({ ...container, command: [...entry.command] }, image);
    return entry.isServer ? { at } : { listens: [], at };
  }
  const server = serverProgram(container);
  const listens = server && portsOf(container, server);
  if (commandServer(container) !== undefined) {
    return { listens, at: always(container, namedServer(image, server, container)) };
  }
  if (command.length === 0 && args.length === 0 && image?.isShell === true && container.stdin)
    return { at: script({ ...container, command: ["sh"] }, image) };
  if (command.length === 0 && (args.length === 0 || image?.isShell !== true))
    return { listens, at: entrypointOf(container, image) };
  return { listens, at: script(container, image) };
}

function entrypointOf(container: Container, image: KnownImage | undefined): ProgramSource["at"] {
  const served = always(container, entrypoint(container, image));
  if (image !== undefined) return served;
  const awaited = always(container, ending(0, unknownWorkMs, []));
  return (run) => (isAwaited(container, run.pod) ? awaited : served)(run);
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
