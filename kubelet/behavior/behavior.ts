/**
 * What a container does once it is asked to run: how long its image takes to pull, when it listens,
 * what it answers, when and how it ends. A pure function of the container, its pod and the number
 * of the restart; what varies is drawn from a stream named by them, never from the order of calls.
 */

import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import { seededRandom } from "../../api/runtime.ts";
import type { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { type FaultedRun, withFaults } from "../faults/container-faults.ts";
import type { MachineFault } from "../faults/machine-faults.ts";
import { anyPuller, type Puller } from "../images/registry.ts";
import { killedAt } from "../load/out-of-memory.ts";
import type { Machines } from "../machine.ts";
import type { FindConfiguration } from "../observed.ts";
import type { ProbeReply, Reply } from "../servers/reply.ts";
import type { MountedFiles } from "../shell/files/mounted-files.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import { ContainerProcess } from "../shell/process/container-process.ts";
import type { LogLine } from "../shell/process/log-lines.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container } from "../types.ts";
import { logLimits } from "./log-limits.ts";
import type { Neighbours } from "./namespaces.ts";
import { ownBehavior } from "./own-behavior.ts";
import { plainPod } from "./plain-pod.ts";
import { MachineProcesses } from "./processes.ts";
import type { Run } from "./program.ts";
import { runIdOf } from "./run-id.ts";
import { asRun } from "./run-image.ts";
import type { Processes } from "./run-processes.ts";
import { withSaid } from "./said/behavior.ts";
import type { SaidRequests, SaidUse, Termination } from "./said/says.ts";

export type { Processes } from "./run-processes.ts";

export interface ImagePull {
  readonly sizeBytes: number;
  /** Without waiting, on a node that has none of its layers. */
  readonly durationMs: number;
  /** The registry's or runtime's words; set where every pull fails. */
  readonly error?: string;
  /** Where not all of them do: the words for an attempt at a time; the first attempt is 0. */
  readonly errorAt?: (attempt: number, atMs: number) => string | undefined;
  /** How long an attempt of a time takes to fail; absent: as all do. */
  readonly failedMsAt?: (attempt: number, atMs: number) => number;
  /** How long a part of it takes that begins at a time; absent: as long as it takes by itself. */
  readonly lastsMs?: (atMs: number, workMs: number) => number;
}

/** An answer to an HTTP request. */
export interface HttpAnswer extends ProbeReply {
  readonly latencyMs: number;
  /** By how much that is longer or shorter at most. */
  readonly latencyJitterMs?: number;
  /** So many of a hundred are answered so, the others as by itself; absent: all. */
  readonly failPercent?: number;
}

export interface StopOrder {
  /** When it comes, since the start of the container. */
  readonly sinceStartMs: number;
  readonly graceMs: number;
  /** From the order until others have ended that SIGTERM waits for; absent: it waits for none. */
  readonly turnMs?: number;
}

export interface Stop {
  /** From the order to stop until its end. */
  readonly afterMs: number;
  readonly exitCode: number;
  /** Until its preStop hook failed, if it did. */
  readonly hookFailedAfterMs?: number;
  /** Until it got SIGTERM after its hook, if it did already. */
  readonly signalledAfterMs?: number;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly output: string;
  /** Absent: no time at all. */
  readonly tookMs?: number;
}

export interface HookResult {
  readonly exitCode: number;
  readonly tookMs: number;
}

export interface Behavior {
  readonly pull: ImagePull;
  /** From the pulled image to the running process. */
  readonly startMs: number;
  /** How long that takes where it begins at a time; absent: no longer. */
  readonly lastsMs?: (atMs: number, workMs: number) => number;
  /** From the start of the process until it listens; `Infinity` for never. */
  readonly readyAfterMs: number;
  /** The ports that it listens on; `"any"`: nobody knows, and whoever connects finds it there. */
  readonly listens: readonly number[] | "any";
  /** Whether that may be otherwise at the next moment, though nothing else has happened. */
  readonly varyingListens?: boolean;
  /** The answer to an HTTP GET, `sinceStartMs` after the start, as in `HttpAnswer`. */
  readonly httpStatus: (path: string, sinceStartMs: number) => number;
  /** The whole answer of a server whose answers are known; absent: `httpStatus` says all. */
  readonly httpReply?: (request: HttpRequest, sinceStartMs: number) => ProbeReply;
  /** What programs of it answer that listen themselves; absent: what servers of its image say. */
  readonly scripted?: (request: HttpRequest, sinceStartMs: number, client: string) => Reply;
  /** What of the answer is otherwise, where something is said of it. */
  readonly answer?: (request: HttpRequest, sinceStartMs: number) => Partial<HttpAnswer>;
  /** How many times as long answers take; absent: once. */
  readonly slowness?: (sinceStartMs: number) => number;
  /** How long a packet takes from the node to its pod; `Infinity`: for ever; absent: no time. */
  readonly packetMs?: (sinceStartMs: number) => number;
  /** The outcome of a command run in the container. */
  readonly exec: (command: readonly string[], sinceStartMs: number) => ExecResult;
  /** How long a command run in the container takes, such as that of a preStop hook. */
  readonly execMs: (command: readonly string[]) => number;
  /** What comes of a command that is run right at the start, as that of a postStart hook. */
  readonly hook: (command: readonly string[]) => HookResult;
  /** The times since the start at which `httpAnswer` or `exec` begin to answer otherwise. */
  readonly changesMs: readonly number[];
  /** The runtime's words where the process cannot even be started. */
  readonly startError?: string;
  /** Absent: it runs until it is stopped. */
  readonly exitsAfterMs?: number;
  readonly exitCode: number;
  /** `OOMKilled`, for example; else told by the exit code. */
  readonly exitReason?: string;
  /** From SIGTERM to its end; absent where it ignores SIGTERM and has to be killed. */
  readonly stopMs?: number;
  /** Its exit code after SIGTERM. */
  readonly stopCode: number;
  /** How much of `stopMs` it serves on; absent: it takes no connections after SIGTERM. */
  readonly stopDelayMs?: number;
  /**
   * How it ends where it is told to stop so long after its start, with or without its preStop hook
   * before SIGTERM; absent where `stopMs` and `stopCode` say all.
   */
  readonly stop?: (order: StopOrder, options: { readonly runsHook: boolean }) => Stop;
  /** What comes of SIGTERM at a time, where something is said of it; it goes before `stop`. */
  readonly termination?: (sinceStartMs: number) => Termination | undefined;
  /** What is said of its requests: how many it takes at once, and what each of them takes. */
  readonly requests?: (sinceStartMs: number) => SaidRequests;
  /** What is said of its use of CPU and memory. */
  readonly use?: (sinceStartMs: number) => SaidUse;
  /** What a file holds so long after the start; absent where nothing is known of files. */
  readonly fileText?: (path: string, sinceStartMs: number) => string;
  /** The process in which clients run programs; absent where the container has not started. */
  readonly process?: () => ContainerProcess;
  /** The files of a server as its image has them; absent where they may be others. */
  readonly untouchedFiles?: () => MountedFiles | undefined;
  /** From this time after the start on, nothing is known: it is to be asked again. */
  readonly knownUntilMs?: () => number;
  /**
   * What it has written `untilMs` after its start, when that was `startedAtMs`; for who follows it
   * from the line of a number on, also where that is no longer in the newest file.
   */
  readonly log: (startedAtMs: number, untilMs: number, fromNumber?: number) => readonly LogLine[];
}

/** The answer to an HTTP request, `sinceStartMs` after the start. */
export function httpAnswer(does: Behavior, request: HttpRequest, sinceStartMs: number): HttpAnswer {
  const own = does.httpReply?.(request, sinceStartMs) ?? {
    status: does.httpStatus(request.path, sinceStartMs),
  };
  const said = does.answer?.(request, sinceStartMs);
  // Probes find what is there mostly: what they have found must not depend on when one looks.
  if ((said?.failPercent ?? 100) < 50) return { ...own, latencyMs: said?.latencyMs ?? 0 };
  return { ...own, latencyMs: 0, ...said };
}

/** What a container does; what is left out is as it would be by itself. */
export type BehaviorOf = (
  container: Container,
  pod: Pod,
  restartCount: number,
) => Partial<Behavior> | undefined;

export interface BehaviorOptions {
  readonly seed: number | string;
  readonly behaviorOf?: BehaviorOf;
  /** The objects that say otherwise; what `behaviorOf` says goes before them. */
  readonly imageBehaviors?: () => readonly ImageBehavior[];
  /** What goes wrong on the machines. */
  readonly faults?: PresentFaults;
  /** Whose kubelets rotate logs as they are configured; absent: as usual. */
  readonly machines?: Machines;
  /** Who asks for the images; absent: a node that gets them all. */
  readonly puller?: Puller;
  /** The processes that run scripts; where it is absent they are worked out anew each time. */
  readonly processes?: Processes;
  /** What a pod's containers reach of others; where it is absent, they are alone. */
  readonly network?: (pod: Pod) => ContainerNetwork;
  /** What runs beside them; where it is absent, they see no others. */
  readonly neighbours?: Neighbours;
}

/** The Faults that there are, and the nodes that they may strike. */
export interface PresentFaults {
  readonly list: () => readonly MachineFault[];
  readonly node: (name: string) => Node | undefined;
}

/** When a run began, and until when it is looked at. */
export interface RunTime {
  readonly startedMs: number;
  readonly nowMs: number;
}

interface RunParts {
  readonly restartCount: number;
  readonly time?: RunTime | undefined;
  /** Absent: when it starts. */
  readonly nowMs?: number;
  /** Finds what variables and volumes are made of; where it is absent, there is none of it. */
  readonly configuration?: FindConfiguration;
}

/** The behaviour of one run of a container; without a time, of one that is yet to start. */
export function behavior(
  options: BehaviorOptions,
  wanted: Container,
  pod: Pod,
  run: RunParts,
): Behavior {
  const { seed, behaviorOf, puller = anyPuller, processes } = options;
  const { restartCount } = run;
  const container = run.time === undefined ? wanted : asRun(wanted, pod, restartCount);
  const uid = runtimeUid(pod);
  const name = `${seed}/${uid}/${container.name}/${restartCount}`;
  const id = () => runIdOf(pod, container, restartCount);
  const parts: Run = {
    pod,
    random: seededRandom(name),
    time: run.time,
    configuration: run.configuration ?? (() => undefined),
    stores: processes ?? new MachineProcesses(),
    process: (start) => {
      const machine = options.machines?.get(pod.spec.nodeName ?? "");
      const limits = logLimits(machine?.kubeletConfiguration);
      const begin = () => ({ ...start(), seed: `${name}/process`, logLimits: limits });
      return processes?.of(id(), begin) ?? new ContainerProcess(begin());
    },
    knownProcess: () => (processes?.hasRuns === true ? processes.find(id()) : undefined),
    nowMs: run.nowMs ?? run.time?.nowMs ?? 0,
    network: () => options.network?.(pod),
    neighbours: () => options.neighbours,
    does: () => whole,
  };
  const own = ownBehavior(container, parts, puller);
  const startedMs = run.time?.startedMs;
  const objects = options.imageBehaviors?.() ?? [];
  const told =
    objects.length === 0
      ? own
      : withSaid(own, { objects, container, pod, name, startedMs, restartCount });
  const other = behaviorOf?.(container, plainPod(pod), restartCount);
  const loaded = processes?.loads.isEmpty === false ? processes.loads.find(id()) : undefined;
  const killed = killedAt(other === undefined ? told : overridden(told, other), loaded, startedMs);
  const whole = struck(killed, options.faults, { container, pod, name, startedMs });
  return whole;
}

/** The same with what goes wrong on its machine, if anything does. */
function struck(
  does: Behavior,
  present: PresentFaults | undefined,
  run: Omit<FaultedRun, "faults" | "node">,
): Behavior {
  const faults = present?.list();
  if (faults === undefined || faults.length === 0) return does;
  return withFaults(does, { ...run, faults, node: present?.node(run.pod.spec.nodeName ?? "") });
}

/** What the hook says of answers, ends and use goes before all that is said of them elsewhere. */
function overridden(told: Behavior, other: Partial<Behavior>): Behavior {
  const { answer, termination, ...rest } = told;
  const { httpStatus } = other;
  const stops = (other.stop ?? other.stopCode) !== undefined || "stopMs" in other;
  return {
    ...rest,
    answer:
      httpStatus === undefined
        ? answer
        : ({ path }, sinceStartMs) => ({ status: httpStatus(path, sinceStartMs) }),
    ...(!stops && { termination }),
    ...other,
  };
}

/** What behaviours are made of beside the pod. */
export interface Sources {
  readonly nowMs: number;
  readonly configuration: FindConfiguration;
}
