/**
 * The volumes of a pod that show images. Their images are asked for one after another once the
 * sandbox stands, before the first container begins; what cannot be had keeps back only those who
 * mount it. They are resolved once: a container that is started again finds what was there.
 * Source: kubelet 1.36, kuberuntime getImageVolumes.
 */
import { parseTime } from "../../api/runtime.ts";
import { startFraction } from "../identity.ts";
import { imageVolumesOf } from "../images/image-volumes.ts";
import { imagePresent } from "../images/node-images.ts";
import { fullImageName } from "../images/reference.ts";
import { never, noteAt, type Observed, type TimedNote } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import type { Statuses } from "./pod-status.ts";
import { queuedPull } from "./pull-queue.ts";
import type { SandboxPlan } from "./sandbox.ts";
import {
  attemptAt,
  failedAttempt,
  type ImageAttempt,
  pulled,
  pulling,
  volumeImage,
} from "./wanted-image.ts";

export interface VolumesPlan {
  /** When the first container can begin. */
  readonly readyMs: number;
  /** The attempts by the names of the volumes. */
  readonly attempts: ReadonlyMap<string, ImageAttempt>;
  readonly timed: readonly TimedNote[];
  readonly dueMs: number;
}

const noAttempts: VolumesPlan["attempts"] = new Map();
const noNotes: readonly TimedNote[] = [];

/** What becomes of these volumes, as long as a container has not run that may need them. */
export function planVolumes(
  observed: Observed,
  { initStatuses, statuses }: Statuses,
  { readyMs }: SandboxPlan,
): VolumesPlan {
  const volumes = imageVolumesOf(observed.pod.spec.volumes);
  const all = volumes.length === 0 ? [] : [...initStatuses, ...statuses];
  if (readyMs === never || all.every(ran)) {
    return { readyMs, attempts: noAttempts, timed: noNotes, dueMs: never };
  }
  const attempts = new Map<string, ImageAttempt>();
  const pulledBefore: string[] = [];
  let beginMs = readyMs;
  for (const volume of volumes) {
    const attempt = ask(observed, volumeImage(observed, volume), { beginMs, pulledBefore });
    attempts.set(volume.name, attempt);
    beginMs = attempt.turnMs;
  }
  const plans = [...attempts.values()].map((attempt) => tell(attempt, observed.nowMs));
  // What was due before the last start of a container was told before it, too.
  const toldMs = Math.max(...all.map(lastStartMs));
  return {
    readyMs: beginMs,
    attempts,
    timed: plans.flatMap(({ timed }) => timed).filter(({ atMs }) => atMs >= toldMs),
    dueMs: Math.min(never, ...plans.map(({ dueMs }) => dueMs)),
  };
}

/** Asks for an image in its turn, on a node that may have it from the pod itself. */
export function ask(
  observed: Observed,
  wanted: ImageAttempt["wanted"],
  { beginMs, pulledBefore }: { readonly beginMs: number; readonly pulledBefore: string[] },
): ImageAttempt {
  const { pod, pullRequests, nowMs } = observed;
  const { name, reference } = wanted;
  const full = fullImageName(reference);
  const served = pullRequests.served({ uid: pod.metadata.uid ?? "", name, atMs: beginMs });
  const present =
    served?.present ?? (pulledBefore.includes(full) || imagePresent(observed, reference, beginMs));
  const asked = { wanted, beginMs, present, nowMs, pulledBefore };
  const attempt = attemptAt(asked, () => served ?? queuedPull(observed, asked));
  if (attempt.problem === undefined) pulledBefore.push(full);
  return attempt;
}

/** The attempts of those volumes that a container mounts. */
export const mountedBy = (
  { volumeMounts = [] }: Container,
  attempts: VolumesPlan["attempts"],
): readonly ImageAttempt[] =>
  attempts.size === 0 ? none : volumeMounts.flatMap(({ name }) => attempts.get(name) ?? []);

const none: readonly ImageAttempt[] = [];

/** Whether a container has run, or does. */
export const ran = ({ state, lastState }: ContainerStatus): boolean =>
  state.waiting === undefined || lastState.terminated !== undefined;

/** When a container was last started; 0 where it never was. */
function lastStartMs({ state, lastState, containerID }: ContainerStatus): number {
  const { startedAt } = state.running ?? state.terminated ?? lastState.terminated ?? {};
  return (parseTime(startedAt) ?? 0) + startFraction(containerID);
}

/** The events of an attempt: they are the pod's, and no change of its status goes with them. */
function tell(attempt: ImageAttempt, nowMs: number): Pick<VolumesPlan, "timed" | "dueMs"> {
  const { wanted, beginMs, endMs, pulls, retriedAtMs } = attempt;
  const begun = pulls ? [noteAt(retriedAtMs ?? beginMs, pulling(wanted))] : [];
  if (attempt.problem === undefined) {
    return { timed: [...begun, noteAt(endMs, pulled(attempt))], dueMs: never };
  }
  const waiting = failedAttempt(attempt, nowMs);
  if (waiting === undefined) return { timed: begun, dueMs: endMs };
  const { notes, timed, sinceMs, dueMs } = waiting;
  const isPulling = timed.some(({ atMs }) => atMs === sinceMs);
  const told = isPulling ? [] : notes.map((each) => noteAt(sinceMs, each));
  return { timed: [...timed, ...told], dueMs };
}
