/** The first part of a container's start: its image. */

import { goDuration } from "../../api/duration.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { imagePresent } from "../images/node-images.ts";
import { imageProblem } from "../images/reference.ts";
import { type Note, never, note, type Observed, type TimedNote } from "../observed.ts";
import type { Container } from "../types.ts";
import { failedMsOf, pullErrorAt, pullProgress } from "./backoff.ts";
import { type PostStart, postStart } from "./post-start.ts";
import { pullAlone } from "./pull-queue.ts";
import type { Pull } from "./pull-requests.ts";

/** An attempt to start a container. */
export interface Launch {
  readonly container: Container;
  readonly behavior: Behavior;
  readonly beginMs: number;
  /** Whether the image is asked of the registry, and how long that takes. */
  readonly pulls: boolean;
  readonly pull: Pull;
  /** When the pull began that succeeds after others have failed. */
  readonly retriedAtMs?: number;
  /** When the first attempt is over, and that of the next container begins. */
  readonly turnMs: number;
  /** Whether the node did not have the image when the attempt began. */
  readonly fetched: boolean;
  readonly postStart: PostStart;
  /** When it is told that the process runs, or that it does not. */
  readonly endMs: number;
  readonly problem: "InvalidImageName" | "ErrImageNeverPull" | "ErrImagePull" | undefined;
}

/** What is to be started when, on a node that has the image or not. */
export interface LaunchInput {
  readonly container: Container;
  readonly behavior: Behavior;
  readonly beginMs: number;
  readonly present: boolean;
  readonly nowMs: number;
}

const noPull: Pull = { waitMs: 0, durationMs: 0, present: true };

/** The attempt, of which `pullOf` says how long the pull takes where there is one. */
export function launchAt(input: LaunchInput, pullOf: () => Pull): Launch {
  const { container, behavior, beginMs, present, nowMs } = input;
  if (imageProblem(container.image ?? "") !== undefined) {
    return { ...notBegun(input), problem: "InvalidImageName" };
  }
  if (container.imagePullPolicy === "Never" && !present) {
    return { ...notBegun(input), problem: "ErrImageNeverPull" };
  }
  const pulls = container.imagePullPolicy === "Always" || !present;
  const hook = postStart(container, behavior);
  const launched = (pull: Pull, pullBeganMs: number) => {
    const pulledMs = pullBeganMs + pull.waitMs + pull.durationMs;
    const startMs = behavior.lastsMs?.(pulledMs, behavior.startMs) ?? behavior.startMs;
    const startedMs = pulledMs + startMs;
    const endMs = startedMs + hook.durationMs;
    return {
      container,
      behavior,
      beginMs,
      pulls,
      pull,
      fetched: !present,
      postStart: hook,
      turnMs: endMs,
      endMs,
      problem: undefined,
    };
  };
  if (!pulls || pullErrorAt(behavior.pull, 0, beginMs) === undefined) {
    return launched(pulls ? pullOf() : noPull, beginMs);
  }
  const failedMs = failedMsOf(behavior.pull, 0, beginMs);
  const turnMs = beginMs + failedMs;
  const { phase, pullBeganMs } = pullProgress(beginMs, behavior.pull, nowMs);
  if (phase === "succeeds") {
    const { durationMs: usualMs, lastsMs } = behavior.pull;
    const durationMs = lastsMs?.(pullBeganMs, usualMs) ?? usualMs;
    const pull = { waitMs: 0, durationMs, present };
    return { ...launched(pull, pullBeganMs), retriedAtMs: pullBeganMs, turnMs };
  }
  const pull = { waitMs: 0, durationMs: failedMs, present };
  return { ...notBegun(input), pulls, pull, turnMs, endMs: turnMs, problem: "ErrImagePull" };
}

/** An attempt that is over as it begins. */
const notBegun = ({ container, behavior, beginMs, present }: LaunchInput) => ({
  container,
  behavior,
  beginMs,
  pulls: false,
  pull: noPull,
  fetched: !present,
  postStart: { durationMs: 0, fails: false },
  turnMs: beginMs,
  endMs: beginMs,
});

/** The attempt to start a container again; what it has to pull waits for no others. */
export function relaunchAt(
  observed: Observed,
  input: Omit<LaunchInput, "present" | "nowMs"> & { readonly same: boolean },
): Launch {
  const { container, beginMs, same } = input;
  const present = same || imagePresent(observed, container.image ?? "", beginMs);
  const made = { ...input, present, nowMs: observed.nowMs };
  return launchAt(made, () => pullAlone(observed, made));
}

/** What a container waits for, and the events of getting there. */
export interface Waiting {
  readonly reason: string;
  readonly message: string | undefined;
  readonly notes: readonly Note[];
  readonly timed: readonly TimedNote[];
  readonly dueMs: number;
}

/** Where an attempt stands that fails for its image; `undefined` while the first pull runs. */
export function failedLaunch(launch: Launch, nowMs: number): Waiting | undefined {
  const { container, problem } = launch;
  const image = container.image ?? "";
  const settled = { timed: [], dueMs: never };
  if (problem === "InvalidImageName") {
    const why = `couldn't parse image name "${image}": ${imageProblem(image)}`;
    const message = `Failed to apply default image tag "${image}": ${why}`;
    const notes = [note.warning("InspectFailed", message, container), failed(container, problem)];
    return { ...settled, reason: problem, message, notes };
  }
  if (problem === "ErrImageNeverPull") {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    const notes = [
      note.warning("ErrImageNeverPull", message, container),
      failed(container, problem),
    ];
    return { ...settled, reason: problem, message, notes };
  }
  return failedPull(launch, nowMs);
}

const failed = (container: Container, reason: string) =>
  note.warning("Failed", `Error: ${reason}`, container);

function failedPull({ container, behavior, beginMs }: Launch, nowMs: number) {
  const image = container.image ?? "";
  const progress = pullProgress(beginMs, behavior.pull, nowMs);
  const { phase, untilMs, pullBeganMs, attempt, error } = progress;
  if (phase === "pulling") return undefined;
  const timed = attempt === 0 ? [] : [{ ...pulling(container), atMs: pullBeganMs }];
  if (phase === "failed") {
    const told = note.warning("Failed", `Failed to pull image "${image}": ${error}`, container);
    const notes = [told, failed(container, "ErrImagePull")];
    return { reason: "ErrImagePull", message: error, notes, timed, dueMs: untilMs };
  }
  const backOff = `Back-off pulling image "${image}"`;
  const notes = [note.normal("BackOff", backOff, container), failed(container, "ImagePullBackOff")];
  const message = `${backOff}: ErrImagePull: ${error}`;
  return { reason: "ImagePullBackOff", message, notes, timed, dueMs: untilMs };
}

/** The event at the begin of a pull. */
export const pulling = (container: Container): Note =>
  note.normal("Pulling", `Pulling image "${container.image ?? ""}"`, container);

/** The event at its end, or that of an image that was there. */
export function pulled({ container, behavior, pulls, pull }: Launch): Note {
  const image = container.image ?? "";
  const took = goDuration(pull.durationMs);
  const inAll = goDuration(pull.waitMs + pull.durationMs);
  const message = pulls
    ? `Successfully pulled image "${image}" in ${took} (${inAll} including waiting). ` +
      `Image size: ${behavior.pull.sizeBytes} bytes.`
    : `Container image "${image}" already present on machine and can be accessed by the pod`;
  return note.normal("Pulled", message, container);
}
