/** The first part of a container's start: its image. */

import { goDuration } from "../../api/duration.ts";
import { formatTime } from "../../api/runtime.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { fullImageName, parseImage } from "../images/reference.ts";
import { type Note, never, note, type Observed, type TimedNote } from "../observed.ts";
import type { Container } from "../types.ts";
import { pullProgress } from "./backoff.ts";

/** An attempt to start a container. */
export interface Launch {
  readonly container: Container;
  readonly behavior: Behavior;
  readonly beginMs: number;
  /** Whether the image is asked of the registry, and how long that takes. */
  readonly pulls: boolean;
  readonly pullMs: number;
  /** When the process runs, or when it is known that it does not. */
  readonly endMs: number;
  readonly problem: "InvalidImageName" | "ErrImageNeverPull" | "ErrImagePull" | undefined;
}

/** A look at the registry for an image that the node has. */
const recheckMs = 500;

/** The attempt that begins at `beginMs`, on a node that has the image or not. */
export function launchAt(
  container: Container,
  behavior: Behavior,
  beginMs: number,
  present: boolean,
): Launch {
  const { pull, startMs } = behavior;
  const base = { container, behavior, beginMs, pulls: false, pullMs: 0 };
  if (parseImage(container.image ?? "") === undefined) {
    return { ...base, endMs: beginMs, problem: "InvalidImageName" };
  }
  const policy = container.imagePullPolicy;
  if (policy === "Never" && !present) {
    return { ...base, endMs: beginMs, problem: "ErrImageNeverPull" };
  }
  const pulls = policy === "Always" || !present;
  const pullMs = !pulls ? 0 : present ? Math.min(recheckMs, pull.durationMs) : pull.durationMs;
  if (pulls && pull.error !== undefined) {
    return { ...base, pulls, pullMs, endMs: beginMs + pullMs, problem: "ErrImagePull" };
  }
  return { ...base, pulls, pullMs, endMs: beginMs + pullMs + startMs, problem: undefined };
}

/**
 * Whether the node had the image before `beforeMs`: another pod's container that started earlier
 * ran it, or it is in the node's list. The pod's own attempts do not count, so the answer stays the
 * same while the pod is starting.
 */
export function imagePresent(
  { neighborsWith, node }: Observed,
  image: string,
  beforeMs: number,
): boolean {
  const name = fullImageName(image);
  // Times of statuses are whole seconds, and texts of one form: read as numbers they take longer.
  const before = formatTime(Math.ceil(beforeMs / 1000) * 1000);
  for (const { status } of neighborsWith(name)) {
    for (const each of status.containerStatuses ?? []) {
      if (each.image !== name || each.imageID === "") continue;
      const { running, terminated } = each.state;
      const started = running?.startedAt ?? (terminated ?? each.lastState.terminated)?.startedAt;
      if (started !== undefined && started < before) return true;
    }
  }
  return (node?.status.images ?? []).some(({ names }) => names?.includes(name) === true);
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
    const why = `couldn't parse image name "${image}": invalid reference format`;
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

function failedPull({ container, behavior, beginMs, pullMs }: Launch, nowMs: number) {
  const image = container.image ?? "";
  const error = behavior.pull.error ?? "";
  const { phase, untilMs, pullBeganMs, attempt } = pullProgress(beginMs, pullMs, nowMs);
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
export function pulled({ container, behavior, pulls, pullMs }: Launch): Note {
  const image = container.image ?? "";
  const took = goDuration(pullMs);
  const message = pulls
    ? `Successfully pulled image "${image}" in ${took} (${took} including waiting). ` +
      `Image size: ${behavior.pull.sizeBytes} bytes.`
    : `Container image "${image}" already present on machine and can be accessed by the pod`;
  return note.normal("Pulled", message, container);
}
