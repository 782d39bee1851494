/** How an image gets onto a node that a container runs, or that a volume shows. */

import { goDuration } from "../../api/duration.ts";
import type { Behavior, ImagePull } from "../behavior/behavior.ts";
import type { ImageVolume } from "../images/image-volumes.ts";
import { imageProblem } from "../images/reference.ts";
import { type Note, never, note, noteAt, type Observed, type TimedNote } from "../observed.ts";
import type { Container } from "../types.ts";
import { failedMsOf, pullErrorAt, pullProgress } from "./backoff.ts";
import type { Pull } from "./pull-requests.ts";

/** An image that a pod asks for. */
export interface WantedImage {
  /** By which the pod knows it: its container, or its volume behind `volume/`. */
  readonly name: string;
  readonly reference: string;
  readonly policy: string | undefined;
  readonly pull: ImagePull;
  /** Of whom is told what comes of it; absent: of the pod. */
  readonly container?: Container;
}

/** The image of a container. */
export const imageOf = (container: Container, { pull }: Behavior): WantedImage => ({
  name: container.name,
  reference: container.image ?? "",
  policy: container.imagePullPolicy,
  pull,
  container,
});

/** By which a pod knows the image of a volume. */
export const volumeName = ({ name }: { readonly name: string }): string => `volume/${name}`;

/** The image of a volume. */
export const volumeImage = (observed: Observed, volume: ImageVolume): WantedImage => ({
  name: volumeName(volume),
  reference: volume.image.reference ?? "",
  policy: volume.image.pullPolicy,
  pull: observed.volumePull(volume),
});

/** An attempt to have an image, with all that are made after it. */
export interface ImageAttempt {
  readonly wanted: WantedImage;
  readonly beginMs: number;
  /** Whether the image is asked of the registry, and how long that takes. */
  readonly pulls: boolean;
  readonly pull: Pull;
  /** When the pull began that succeeds after others have failed. */
  readonly retriedAtMs?: number;
  /** Whether the node did not have the image when the attempt began. */
  readonly fetched: boolean;
  /** When the first pull is over, and what comes after it begins. */
  readonly turnMs: number;
  /** When the image is there; with a problem, when the first pull has failed. */
  readonly endMs: number;
  readonly problem: "InvalidImageName" | "ErrImageNeverPull" | "ErrImagePull" | undefined;
}

/** Which image is asked for when, on a node that has it or not. */
export interface AttemptInput {
  readonly wanted: WantedImage;
  readonly beginMs: number;
  readonly present: boolean;
  readonly nowMs: number;
}

const noPull: Pull = { waitMs: 0, durationMs: 0, present: true };

/** The attempt, of which `pullOf` says how long the pull takes where there is one. */
export function attemptAt(input: AttemptInput, pullOf: () => Pull): ImageAttempt {
  const { wanted, beginMs, present, nowMs } = input;
  if (imageProblem(wanted.reference) !== undefined) {
    return { ...notBegun(input), problem: "InvalidImageName" };
  }
  if (wanted.policy === "Never" && !present) {
    return { ...notBegun(input), problem: "ErrImageNeverPull" };
  }
  const pulls = wanted.policy === "Always" || !present;
  const pulledBy = (pull: Pull, pullBeganMs: number) => {
    const endMs = pullBeganMs + pull.waitMs + pull.durationMs;
    return {
      wanted,
      beginMs,
      pulls,
      pull,
      fetched: !present,
      turnMs: endMs,
      endMs,
      problem: undefined,
    };
  };
  if (!pulls || pullErrorAt(wanted.pull, 0, beginMs) === undefined) {
    return pulledBy(pulls ? pullOf() : noPull, beginMs);
  }
  const failedMs = failedMsOf(wanted.pull, 0, beginMs);
  const turnMs = beginMs + failedMs;
  const { phase, pullBeganMs } = pullProgress(beginMs, wanted.pull, nowMs);
  if (phase === "succeeds") {
    const { durationMs: usualMs, lastsMs } = wanted.pull;
    const durationMs = lastsMs?.(pullBeganMs, usualMs) ?? usualMs;
    const pull = { waitMs: 0, durationMs, present };
    return { ...pulledBy(pull, pullBeganMs), retriedAtMs: pullBeganMs, turnMs };
  }
  const pull = { waitMs: 0, durationMs: failedMs, present };
  return { ...notBegun(input), pulls, pull, turnMs, endMs: turnMs, problem: "ErrImagePull" };
}

/** An attempt that is over as it begins. */
const notBegun = ({ wanted, beginMs, present }: AttemptInput) => ({
  wanted,
  beginMs,
  pulls: false,
  pull: noPull,
  fetched: !present,
  turnMs: beginMs,
  endMs: beginMs,
});

/** Where an attempt stands that fails, and the events of getting there. */
export interface Waiting {
  readonly reason: string;
  readonly message: string | undefined;
  /** Since when it has stood there, and when that changes. */
  readonly sinceMs: number;
  readonly dueMs: number;
  readonly notes: readonly Note[];
  readonly timed: readonly TimedNote[];
}

/** Where an attempt stands that fails; `undefined` while the first pull runs. */
export function failedAttempt(attempt: ImageAttempt, nowMs: number): Waiting | undefined {
  const { wanted, problem, beginMs } = attempt;
  const { reference, container } = wanted;
  const settled = { sinceMs: beginMs, timed: [], dueMs: never };
  if (problem === "InvalidImageName") {
    const why = `couldn't parse image name "${reference}": ${imageProblem(reference)}`;
    const message = `Failed to apply default image tag "${reference}": ${why}`;
    const notes = [note.warning("InspectFailed", message, container)];
    return { ...settled, reason: problem, message, notes };
  }
  if (problem === "ErrImageNeverPull") {
    const message = `Container image "${reference}" is not present with pull policy of Never`;
    const notes = [note.warning("ErrImageNeverPull", message, container)];
    return { ...settled, reason: problem, message, notes };
  }
  return failedPull(attempt, nowMs);
}

function failedPull({ wanted, beginMs }: ImageAttempt, nowMs: number): Waiting | undefined {
  const { reference, container } = wanted;
  const progress = pullProgress(beginMs, wanted.pull, nowMs);
  const { phase, sinceMs, untilMs: dueMs, pullBeganMs, attempt, error } = progress;
  if (phase === "pulling") return undefined;
  const timed = attempt === 0 ? [] : [noteAt(pullBeganMs, pulling(wanted))];
  if (phase === "failed") {
    const told = `Failed to pull image "${reference}": ${error}`;
    const notes = [note.warning("Failed", told, container)];
    return { reason: "ErrImagePull", message: error, sinceMs, dueMs, notes, timed };
  }
  const backOff = `Back-off pulling image "${reference}"`;
  const notes = [note.normal("BackOff", backOff, container)];
  const message = `${backOff}: ErrImagePull: ${error}`;
  return { reason: "ImagePullBackOff", message, sinceMs, dueMs, notes, timed };
}

/** The event at the begin of a pull. */
export const pulling = ({ reference, container }: Omit<WantedImage, "pull">): Note =>
  note.normal("Pulling", `Pulling image "${reference}"`, container);

/** The event at its end, or that of an image that was there. */
export function pulled({ wanted, pulls, pull }: ImageAttempt): Note {
  const { reference, container } = wanted;
  const took = goDuration(pull.durationMs);
  const inAll = goDuration(pull.waitMs + pull.durationMs);
  const message = pulls
    ? `Successfully pulled image "${reference}" in ${took} (${inAll} including waiting). ` +
      `Image size: ${wanted.pull.sizeBytes} bytes.`
    : `Container image "${reference}" already present on machine and can be accessed by the pod`;
  return note.normal("Pulled", message, container);
}
