/** A container's start: its image, and those of the volumes that it mounts, then its process. */
import type { Behavior } from "../behavior/behavior.ts";
import { imagePresent } from "../images/node-images.ts";
import { type Note, note, type Observed } from "../observed.ts";
import type { Container } from "../types.ts";
import { type PostStart, postStart } from "./post-start.ts";
import { pullAlone } from "./pull-queue.ts";
import {
  attemptAt,
  failedAttempt,
  type ImageAttempt,
  imageOf,
  type Waiting,
} from "./wanted-image.ts";

/** An attempt to start a container. */
export interface Launch {
  readonly container: Container;
  readonly behavior: Behavior;
  readonly beginMs: number;
  readonly image: ImageAttempt;
  /** The images of volumes without which it does not begin. */
  readonly lacking: readonly ImageAttempt[];
  /** Whether a volume that it mounts brought its image. */
  readonly fetchedVolumes: boolean;
  readonly postStart: PostStart;
  /** When the first attempt is over, and that of the next container begins. */
  readonly turnMs: number;
  /** When it is told that the process runs, or that it does not. */
  readonly endMs: number;
  readonly fails: boolean;
}

const noImages: readonly ImageAttempt[] = [];
const noHook: PostStart = { durationMs: 0, fails: false };

/** The start of a container whose image is asked for so, with the volumes that show images. */
export function launchOf(
  behavior: Behavior,
  container: Container,
  image: ImageAttempt,
  volumes: readonly ImageAttempt[] = noImages,
): Launch {
  const { beginMs, turnMs } = image;
  const fetchedVolumes = volumes.some(({ fetched }) => fetched);
  const fails = image.problem !== undefined;
  const hook = fails ? noHook : postStart(container, behavior);
  const startMs = behavior.lastsMs?.(image.endMs, behavior.startMs) ?? behavior.startMs;
  const endMs = fails ? turnMs : image.endMs + startMs + hook.durationMs;
  return {
    container,
    behavior,
    beginMs,
    image,
    lacking: noImages,
    fetchedVolumes,
    postStart: hook,
    turnMs: image.retriedAtMs === undefined ? endMs : turnMs,
    endMs,
    fails,
  };
}

/** The attempt to start a container again; what it has to pull waits for no others. */
export function relaunchAt(
  observed: Observed,
  input: {
    readonly container: Container;
    readonly behavior: Behavior;
    readonly beginMs: number;
    /** Whether it runs the image that it ran before. */
    readonly same: boolean;
    readonly volumes?: readonly ImageAttempt[];
  },
): Launch {
  const { container, behavior, beginMs, same, volumes } = input;
  const wanted = imageOf(container, behavior);
  const present = same || imagePresent(observed, wanted.reference, beginMs);
  const asked = { wanted, beginMs, present, nowMs: observed.nowMs };
  const image = attemptAt(asked, () => pullAlone(observed, asked));
  return launchOf(behavior, container, image, volumes);
}

/**
 * A kubelet tells of a failed pull at once, and shows containers that wait for it when it looks
 * after the pod again.
 */
const shownAfterMs = 500;

/**
 * The start of a container with volumes that show images, once all have been asked for: it does not
 * begin without them, and what comes late holds up no others. `undefined` where all are in time.
 * Source: kubelet 1.36, kuberuntime getImageVolumes and toKubeContainerImageVolumes.
 */
export function launchBehind(
  volumes: readonly ImageAttempt[],
  observed: Observed,
  input: Pick<Launch, "container" | "behavior" | "beginMs">,
): Launch | undefined {
  if (volumes.length === 0) return undefined;
  const { container, behavior, beginMs: turnMs } = input;
  const lacking = volumes.filter(({ problem }) => problem !== undefined);
  const beginMs = Math.max(turnMs, ...volumes.map(({ endMs }) => endMs));
  if (lacking.length === 0 && beginMs === turnMs) return undefined;
  const launch = relaunchAt(observed, { container, behavior, beginMs, same: false, volumes });
  if (lacking.length === 0) return { ...launch, turnMs };
  return { ...launch, lacking, turnMs, endMs: turnMs + shownAfterMs, fails: true };
}

/** Where a launch stands that fails for an image; `undefined` while the first pull runs. */
export function failedLaunch(launch: Launch, nowMs: number): Waiting | undefined {
  const { container, image, lacking } = launch;
  if (lacking.length === 0) {
    const waiting = failedAttempt(image, nowMs);
    return waiting && { ...waiting, notes: [...waiting.notes, failed(container, waiting)] };
  }
  const all = lacking.flatMap((each) => failedAttempt(each, nowMs - shownAfterMs) ?? []);
  const last = all.at(-1);
  if (last === undefined) return undefined;
  const notes = all.map((each) => failed(container, each));
  const dueMs = Math.min(...all.map((each) => each.dueMs)) + shownAfterMs;
  return { ...last, notes, timed: [], dueMs };
}

const failed = (container: Container, { reason }: Waiting): Note =>
  note.warning("Failed", `Error: ${reason}`, container);
