/** What a pod asks of registries when it starts for the first time, and when. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { RecentMap } from "../../client/recent-map.ts";
import type { Behavior, ImagePull } from "../behavior/behavior.ts";
import { imageVolumesOf } from "../images/image-volumes.ts";
import { imageIdOf } from "../images/manifest.ts";
import { imagePresent } from "../images/node-images.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { never, type Observed } from "../observed.ts";
import { type Container, type ContainerStatus, isSidecar } from "../types.ts";
import { pullErrorAt } from "./backoff.ts";
import { span, startedMs } from "./container-status.ts";
import { currentStatuses } from "./pod-status.ts";
import { postStart } from "./post-start.ts";
import { planSandbox } from "./sandbox.ts";
import { imageOf, volumeImage, volumeName, type WantedImage } from "./wanted-image.ts";

/** An image that may be asked for. */
export interface PullRequest {
  readonly uid: string;
  /** By which the pod knows it. */
  readonly name: string;
  /** When it could be asked for. */
  readonly atMs: number;
  /** Absent: nothing can be asked for, or it fails in no time. */
  readonly image: ImageReference | undefined;
  readonly imageId: string;
  readonly policy: string | undefined;
  /** Of a pull of all there is, and from then to the running process; a volume has none. */
  readonly durationMs: number;
  readonly startMs: number;
  /** How long these take from a time on, where that is longer. */
  readonly pullLastsMs: ImagePull["lastsMs"];
  readonly startLastsMs: ImagePull["lastsMs"];
  /** What is asked for once the container of this one has been started. */
  readonly next: Omit<PullRequest, "atMs"> | undefined;
}

/** A queue is never busy for longer than this. */
const queueMsMax = 600_000;
/** Pods and containers of which something is remembered. */
const rememberedMax = 20_000;

/** How long a pull takes, and how long it waits before that. */
export interface Pull {
  readonly waitMs: number;
  readonly durationMs: number;
  /** Whether the node had the image when it was asked for. */
  readonly present: boolean;
}

/** The pull of an image by the name that the pod knows it by. */
interface Served {
  readonly name: string;
  readonly atMs: number;
  readonly pull: Pull;
}

/**
 * The requests of pods, and what came of them. It remembers what would come out the same, so that
 * a queue is not worked out again for everyone who stands in it.
 */
export class PullRequests {
  /** By the uids of pods. */
  readonly #served = new RecentMap<Served[]>(rememberedMax);

  readonly #known = new RecentMap<{
    readonly startTime: string;
    readonly requests: readonly PullRequest[];
  }>(rememberedMax);

  /** Those of a pod that may stand before a pull that is asked for at `beforeMs`. */
  of(pod: Pod, seen: Pick<Observed, "as">, beforeMs: number): readonly PullRequest[] {
    const { startTime } = pod.status;
    const takenOnMs = parseTime(startTime);
    if (startTime === undefined || takenOnMs === undefined || takenOnMs >= beforeMs) return [];
    if (takenOnMs + queueMsMax < beforeMs && !waits(pod)) return [];
    if (pod.spec.initContainers !== undefined) return requestsOf(seen.as(pod));
    const uid = pod.metadata.uid ?? "";
    const known = this.#known.get(uid);
    if (known?.startTime === startTime) return known.requests;
    const requests = requestsOf(seen.as(pod));
    if (requests.length > 0) this.#known.set(uid, { startTime, requests });
    return requests;
  }

  /** The pull that a request got. */
  served({ uid, name, atMs }: Pick<PullRequest, "uid" | "name" | "atMs">) {
    const known = this.#served.get(uid)?.find((each) => each.name === name);
    return known?.atMs === atMs ? known.pull : undefined;
  }

  /** Nothing of it holds any more: pulls go otherwise from now on. */
  forget(): void {
    this.#served.clear();
    this.#known.clear();
  }

  /** The request got this pull: nobody can come before it any more. */
  serve({ uid, name, atMs }: PullRequest, pull: Pull): void {
    const known = this.#served.get(uid);
    const others = known?.filter((each) => each.name !== name) ?? [];
    this.#served.set(uid, [...others, { name, atMs, pull }]);
  }
}

const waits = ({ status }: Pod) =>
  status.containerStatuses?.some(
    ({ state, lastState }) =>
      (state.running ?? state.terminated ?? lastState.terminated) === undefined,
  ) !== false;

function requestsOf(observed: Observed): readonly PullRequest[] {
  const { initContainers = [], containers, volumes } = observed.pod.spec;
  const { initStatuses } = currentStatuses(observed);
  const requests: PullRequest[] = [];
  let { readyMs } = planSandbox(observed);
  if (readyMs === never) return requests;
  const shown = imageVolumesOf(volumes).map((volume) => volumeImage(observed, volume));
  const lacking = shown.filter((each) => isLacking(observed, each, readyMs));
  const requestOf = (container: Container, next?: Next) =>
    containerRequest(observed, container, { lacking, next });
  /** The images of volumes come before that of the first container. */
  const behindVolumes = (first: Next) =>
    shown.reduceRight((next, each) => requestFor(observed, each, atOnce, next), first);
  for (const [index, container] of initContainers.entries()) {
    if (readyMs === never) return requests;
    const own = requestOf(container);
    requests.push(requestAt(readyMs, index === 0 ? behindVolumes(own) : own));
    readyMs = doneMs(container, initStatuses[index]);
  }
  if (readyMs === never) return requests;
  let first: PullRequest["next"];
  for (const container of containers.toReversed()) first = requestOf(container, first);
  if (first === undefined) return requests;
  const isBehind = initContainers.length === 0;
  requests.push(requestAt(readyMs, isBehind ? behindVolumes(first) : first));
  return requests;
}

/** Whether a volume is without its image at first. */
function isLacking(observed: Observed, wanted: WantedImage, atMs: number): boolean {
  const { reference, policy, pull } = wanted;
  if (parseImage(reference) === undefined) return true;
  const present = imagePresent(observed, reference, atMs);
  if (policy === "Never") return !present;
  return (policy === "Always" || !present) && pullErrorAt(pull, 0, atMs) !== undefined;
}

type Next = Omit<PullRequest, "atMs">;

/** How long it takes until a process runs whose image is there. */
type Start = Pick<Behavior, "startMs" | "lastsMs">;

const atOnce: Start = { startMs: 0 };

/** The request of one container; one that mounts what is lacking asks for nothing. */
function containerRequest(
  observed: Observed,
  container: Container,
  { lacking, next }: { readonly lacking: readonly WantedImage[]; readonly next: Next | undefined },
): Next {
  const does = observed.behavior(container, 0);
  const wanted = imageOf(container, does);
  const isHeld = container.volumeMounts?.some((mount) =>
    lacking.some(({ name }) => name === volumeName(mount)),
  );
  if (isHeld === true) return { ...requestFor(observed, wanted, atOnce, next), image: undefined };
  const startMs = does.startMs + postStart(container, does).durationMs;
  return requestFor(observed, wanted, { startMs, lastsMs: does.lastsMs }, next);
}

/** The request of one image. */
export function requestFor(
  { pod, nowMs }: Observed,
  { name, reference, policy, pull }: WantedImage,
  start: Start = atOnce,
  next?: Next,
): Next {
  const takenOnMs = parseTime(pod.status.startTime) ?? nowMs;
  const image = parseImage(reference);
  return {
    uid: pod.metadata.uid ?? "",
    name,
    // What fails at first waits for no others when it is tried again.
    image: pullErrorAt(pull, 0, takenOnMs) === undefined ? image : undefined,
    imageId: image === undefined ? "" : imageIdOf(image),
    policy,
    durationMs: pull.durationMs,
    startMs: start.startMs,
    pullLastsMs: pull.lastsMs,
    startLastsMs: start.lastsMs,
    next,
  };
}

/** The same, made at a time. */
export function requestAt(atMs: number, request: Next): PullRequest {
  const { uid, name, image, imageId, policy, durationMs, startMs } = request;
  const { pullLastsMs, startLastsMs, next } = request;
  return {
    uid,
    name,
    atMs,
    image,
    imageId,
    policy,
    durationMs,
    startMs,
    pullLastsMs,
    startLastsMs,
    next,
  };
}

/** When what comes after an init container could begin. */
function doneMs(container: Container, status: ContainerStatus | undefined): number {
  if (status === undefined) return never;
  if (isSidecar(container)) return status.started === true ? (startedMs(status) ?? never) : never;
  const { terminated } = status.state;
  return terminated?.exitCode === 0 ? span(terminated).finishedMs : never;
}
