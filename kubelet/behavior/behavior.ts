/**
 * What a container does once it is asked to run: how long its image takes to pull, when it listens,
 * what it answers, when and how it ends. A pure function of the container, its pod and the number
 * of the restart; what varies is drawn from a stream named by them, never from the order of calls.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Random, seededRandom } from "../../api/runtime.ts";
import { type KnownImage, knownImage, unknownImageBytes } from "../images/known-images.ts";
import { fullImageName, parseImage, pullError } from "../images/reference.ts";
import type { LogLine } from "../shell/process.ts";
import type { Container } from "../types.ts";
import { withDownwardValues } from "../volumes/downward.ts";
import { type Program, programOf } from "./program.ts";

export interface ImagePull {
  readonly sizeBytes: number;
  readonly durationMs: number;
  /** The registry's or runtime's words; set where every pull fails. */
  readonly error?: string;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly output: string;
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
  /** What it has written `untilMs` after its start, when that was `startedAtMs`. */
  readonly log: (startedAtMs: number, untilMs: number) => readonly LogLine[];
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
}

/** The behaviour of one run of a container. */
export function behavior(
  { seed, behaviorOf }: BehaviorOptions,
  container: Container,
  pod: Pod,
  restartCount: number,
): Behavior {
  const uid = pod.metadata.uid ?? "";
  const random = seededRandom(`${seed}/${uid}/${container.name}/${restartCount}`);
  const own = ownBehavior(container, pod, random);
  const other = behaviorOf?.(container, pod, restartCount);
  return other === undefined ? own : { ...own, ...other };
}

/** The behaviours of one pod's containers; asking twice for the same run costs nothing. */
export function behaviors(options: BehaviorOptions, pod: Pod) {
  const known = new Map<Container, { readonly restartCount: number; readonly does: Behavior }>();
  return (container: Container, restartCount: number): Behavior => {
    const last = known.get(container);
    if (last?.restartCount === restartCount) return last.does;
    const does = behavior(options, container, pod, restartCount);
    known.set(container, { restartCount, does });
    return does;
  };
}

/** Bytes a millisecond that a node gets from a registry. */
const pullBytesPerMs = 45_000;

function ownBehavior(container: Container, pod: Pod, random: Random): Behavior {
  const { image, program, error, listens } = traits(withDownwardValues(container, pod));
  const sizeBytes = image?.sizeBytes ?? unknownImageBytes;
  const durationMs = Math.round((350 + sizeBytes / pullBytesPerMs) * jitter(random));
  const run = program(pod.metadata.name ?? "");
  return {
    pull: error === undefined ? { sizeBytes, durationMs } : { sizeBytes, durationMs: 900, error },
    startMs: Math.round(180 * jitter(random)),
    readyAfterMs: Math.round((image?.readyAfterMs ?? 300) * jitter(random)),
    listens,
    ...run,
    ...(run.stopMs === undefined ? {} : { stopMs: Math.round(run.stopMs * jitter(random)) }),
  };
}

const jitter = (random: Random) => 0.8 + 0.4 * random.next();

/** What follows from the container's spec alone. Containers of one template share it. */
interface Traits {
  readonly image: KnownImage | undefined;
  readonly error: string | undefined;
  readonly listens: readonly number[];
  readonly program: (hostname: string) => Program;
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
    image,
    error: reference && pullError(reference, image !== undefined),
    listens: [...new Set([...(program.listens ?? image?.ports ?? []), ...declared])],
    program: program.at,
  };
  remembered.set(container, made);
  return made;
}

/** `docker.io/library/nginx:1.27` and the size of that image. */
export function imageSize(image: string): { readonly name: string; readonly sizeBytes: number } {
  const reference = parseImage(image);
  const known = reference && knownImage(reference.repository);
  return { name: fullImageName(image), sizeBytes: known?.sizeBytes ?? unknownImageBytes };
}
