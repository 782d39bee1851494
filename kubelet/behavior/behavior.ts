/**
 * What a container does once it is asked to run: how long its image takes to pull, when it listens,
 * what it answers, when and how it ends. A pure function of the container, its pod and the number
 * of the restart; what varies is drawn from a stream named by them, never from the order of calls.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Random, seededRandom } from "../../api/runtime.ts";
import { keyOf } from "../../client/controller.ts";
import { type KnownImage, knownImage, unknownImageBytes } from "../images/known-images.ts";
import { manifestOf } from "../images/manifest.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { anyPuller, type Puller, pullError } from "../images/registry.ts";
import type { Machines } from "../machine.ts";
import type { FindConfiguration, KubeletOrder } from "../observed.ts";
import { ContainerProcess } from "../shell/container-process.ts";
import type { ProcessStart } from "../shell/course.ts";
import type { Directory, Space } from "../shell/file-system.ts";
import type { LogLine } from "../shell/log-lines.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { StaticRuns } from "../static/static-runs.ts";
import type { Container } from "../types.ts";
import { withDownwardValues } from "../volumes/downward.ts";
import type { Stores } from "../volumes/mounted-volumes.ts";
import { logLimits } from "./log-limits.ts";
import type { PodUse } from "./machine-use.ts";
import { MachineProcesses } from "./processes.ts";
import { type Program, programOf, type Run, type RunOf } from "./program.ts";

export interface ImagePull {
  readonly sizeBytes: number;
  /** Without waiting, on a node that has none of its layers. */
  readonly durationMs: number;
  /** The registry's or runtime's words; set where every pull fails. */
  readonly error?: string;
}

export interface Stop {
  /** From the order to stop until its end. */
  readonly afterMs: number;
  readonly exitCode: number;
  /** Until its preStop hook failed, if it did. */
  readonly hookFailedAfterMs?: number;
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
  /** From the start of the process until it listens; `Infinity` for never. */
  readonly readyAfterMs: number;
  /** The ports that it listens on. */
  readonly listens: readonly number[];
  /** The answer to an HTTP GET, `sinceStartMs` after the start; 0 for no answer in time. */
  readonly httpStatus: (path: string, sinceStartMs: number) => number;
  /** The outcome of a command run in the container. */
  readonly exec: (command: readonly string[], sinceStartMs: number) => ExecResult;
  /** How long a command run in the container takes, such as that of a preStop hook. */
  readonly execMs: (command: readonly string[]) => number;
  /** What comes of a command that is run right at the start, as that of a postStart hook. */
  readonly hook: (command: readonly string[]) => HookResult;
  /** The times since the start at which `httpStatus` or `exec` begin to answer otherwise. */
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
  /**
   * How it ends where it is told to stop so long after its start, with a command to be run before
   * SIGTERM; absent where `stopMs` and `stopCode` say all.
   */
  readonly stop?: (sinceStartMs: number, graceMs: number, hook?: readonly string[]) => Stop;
  /** What a file holds so long after the start; absent where nothing is known of files. */
  readonly fileText?: (path: string, sinceStartMs: number) => string;
  /** The process in which clients run programs; absent where the container has not started. */
  readonly process?: () => ContainerProcess;
  /** From this time after the start on, nothing is known: it is to be asked again. */
  readonly knownUntilMs?: () => number;
  /**
   * What it has written `untilMs` after its start, when that was `startedAtMs`; for who follows it
   * from the line of a number on, also where that is no longer in the newest file.
   */
  readonly log: (startedAtMs: number, untilMs: number, fromNumber?: number) => readonly LogLine[];
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
  /** Whose kubelets rotate logs as they are configured; absent: as usual. */
  readonly machines?: Machines;
  /** Who asks for the images; absent: a node that gets them all. */
  readonly puller?: Puller;
  /** The processes that run scripts; where it is absent they are worked out anew each time. */
  readonly processes?: Processes;
}

/** The processes of all machines: they go on where a kubelet is killed. */
export interface Processes extends Stores {
  /** The process of that run, which is started where there is none. */
  of(run: RunId, start: () => ProcessStart): ContainerProcess;
  /** Calls the listener with pods in whose containers somebody begins to interfere. */
  onInterference(listener: (pod: string) => void): () => void;
  /** The process of that run, if it was ever asked for. */
  find(run: RunId): ContainerProcess | undefined;
  /** Stops a pod for a reason of the kubelet's own, which then looks after it. */
  stop(pod: Pod, order: KubeletOrder): void;
  /** Such an order for a pod, if there was one. */
  orderOf(pod: Pod): KubeletOrder | undefined;
  /** What the pod of that key has written and runs; `undefined` where nothing ever ran. */
  use(pod: string, nowMs: number): PodUse | undefined;
  /** What a claim (`namespace/name`) holds; `undefined` where nobody has looked into it. */
  claimSpace(claim: string): Space | undefined;
  /** Has the kubelet look after a pod. */
  wake(pod: string): void;
  /** Calls the listener with nodes whose manifests of static pods change. */
  onManifests(listener: (node: string) => void): () => void;
  /** Where the manifests of a node are; `undefined` where it has no such directory. */
  manifests(node: string): Directory | undefined;
  readonly staticRuns: StaticRuns;
  /** Whether anything runs or ran in that pod. */
  has(pod: string): boolean;
  /** Forgets what ran in a pod (`namespace/name`) that is gone. */
  forget(pod: string): void;
}

/** One run of a container. */
export interface RunId {
  /** `namespace/name` of its pod. */
  readonly pod: string;
  readonly podUid: string;
  readonly container: string;
  readonly restartCount: number;
}

/** When a run began, and until when it is looked at. */
export interface RunTime {
  readonly startedMs: number;
  readonly nowMs: number;
}

interface RunParts {
  readonly restartCount: number;
  readonly time?: RunTime | undefined;
  /** Finds what variables and volumes are made of; where it is absent, there is none of it. */
  readonly configuration?: FindConfiguration;
}

/** The behaviour of one run of a container; without a time, of one that is yet to start. */
export function behavior(
  options: BehaviorOptions,
  container: Container,
  pod: Pod,
  run: RunParts,
): Behavior {
  const { seed, behaviorOf, puller = anyPuller } = options;
  const { restartCount } = run;
  const uid = runtimeUid(pod);
  const name = `${seed}/${uid}/${container.name}/${restartCount}`;
  const id = () => ({ pod: keyOf(pod), podUid: uid, container: container.name, restartCount });
  const parts: Run = {
    random: seededRandom(name),
    time: run.time,
    configuration: run.configuration ?? (() => undefined),
    stores: options.processes ?? new MachineProcesses(),
    process: (start) => {
      const machine = options.machines?.get(pod.spec.nodeName ?? "");
      const limits = logLimits(machine?.kubeletConfiguration);
      const begin = () => ({ ...start(), seed: `${name}/process`, logLimits: limits });
      return options.processes?.of(id(), begin) ?? new ContainerProcess(begin());
    },
    knownProcess: () => options.processes?.find(id()),
  };
  const own = ownBehavior(container, pod, parts, puller);
  const other = behaviorOf?.(container, pod, restartCount);
  return other === undefined ? own : { ...own, ...other };
}

/** What behaviours are made of beside the pod. */
export interface Sources {
  readonly nowMs: number;
  readonly configuration: FindConfiguration;
}

/** The behaviours of one pod's containers; asking twice for the same run costs nothing. */
export function behaviors(options: BehaviorOptions, pod: Pod, { nowMs, configuration }: Sources) {
  const known = new Map<string, Behavior>();
  return (container: Container, restartCount: number, startedMs?: number): Behavior => {
    const key = `${container.name}/${restartCount}/${startedMs}`;
    const last = known.get(key);
    if (last !== undefined) return last;
    const time = startedMs === undefined ? undefined : { startedMs, nowMs };
    const does = behavior(options, container, pod, { restartCount, time, configuration });
    known.set(key, does);
    return does;
  };
}

/** Bytes a millisecond that a node gets from a registry. */
const pullBytesPerMs = 45_000;

function ownBehavior(container: Container, pod: Pod, run: Run, puller: Puller): Behavior {
  const { random } = run;
  const known = traits(withDownwardValues(container, pod));
  const { image, program, listens } = known;
  const { error, sizeBytes } = answerFor(known, puller);
  const durationMs = Math.round((350 + sizeBytes / pullBytesPerMs) * jitter(random));
  const startMs = Math.round(180 * jitter(random));
  const readyAfterMs = Math.round((image?.readyAfterMs ?? 300) * jitter(random));
  const does = program({ ...run, pod });
  return {
    pull: error === undefined ? { sizeBytes, durationMs } : { sizeBytes, durationMs: 900, error },
    startMs,
    readyAfterMs,
    listens,
    ...does,
    ...(does.stopMs === undefined ? {} : { stopMs: Math.round(does.stopMs * jitter(random)) }),
  };
}

const jitter = (random: Random) => 0.8 + 0.4 * random.next();

/** What follows from the container's spec alone. Containers of one template share it. */
interface Traits {
  readonly reference: ImageReference | undefined;
  readonly image: KnownImage | undefined;
  readonly listens: readonly number[];
  readonly program: (run: RunOf) => Program;
}

const remembered = new WeakMap<Container, Traits>();

function traits(container: Container): Traits {
  const known = remembered.get(container);
  if (known !== undefined) return known;
  const reference = parseImage(container.image ?? "");
  const image = reference && knownImage(reference.repository);
  const declared = (container.ports ?? []).map(({ containerPort }) => containerPort);
  const program = programOf(container, image);
  const made: Traits = {
    reference,
    image,
    listens: [...new Set([...(program.listens ?? image?.ports ?? []), ...declared])],
    program: program.at,
  };
  remembered.set(container, made);
  return made;
}

/** What the registry says of an image, and to whom. */
interface Answer {
  readonly puller: Puller;
  readonly error: string | undefined;
  readonly sizeBytes: number;
}

/** The last answer: mostly it is the same nodes that ask. */
const answers = new WeakMap<Traits, Answer>();

function answerFor(known: Traits, puller: Puller): Answer {
  const last = answers.get(known);
  if (last?.puller === puller) return last;
  const { reference } = known;
  const manifest = reference && manifestOf(reference, puller.architecture);
  const error = reference && pullError(reference, puller);
  const made = { puller, error, sizeBytes: manifest?.sizeBytes ?? unknownImageBytes };
  answers.set(known, made);
  return made;
}
