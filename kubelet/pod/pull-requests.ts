/** What a pod asks of registries when it starts for the first time, and when. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { RecentMap } from "../../client/recent-map.ts";
import type { ImagePull } from "../behavior/behavior.ts";
import { imageIdOf } from "../images/manifest.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { type Neighbor, never, type Observed } from "../observed.ts";
import { type Container, type ContainerStatus, isSidecar } from "../types.ts";
import { pullErrorAt } from "./backoff.ts";
import { span, startedMs } from "./container-status.ts";
import { currentStatuses } from "./pod-status.ts";
import { postStart } from "./post-start.ts";
import { planSandbox } from "./sandbox.ts";

/** A container whose image may be asked for. */
export interface PullRequest {
  readonly uid: string;
  readonly container: string;
  /** When the container could begin to start. */
  readonly atMs: number;
  /** Absent: nothing can be asked for, or it fails in no time. */
  readonly image: ImageReference | undefined;
  readonly imageId: string;
  readonly policy: string | undefined;
  /** Of a pull of all there is, and from then to the running process. */
  readonly durationMs: number;
  readonly startMs: number;
  /** How long these take from a time on, where that is longer. */
  readonly pullLastsMs: ImagePull["lastsMs"];
  readonly startLastsMs: ImagePull["lastsMs"];
  /** The container that begins once this one has been started. */
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

/**
 * The requests of pods, and what came of them. It remembers what would come out the same, so that
 * a queue is not worked out again for everyone who stands in it.
 */
export class PullRequests {
  readonly #served = new RecentMap<{ readonly atMs: number; readonly pull: Pull }>(rememberedMax);

  readonly #known = new RecentMap<{
    readonly startTime: string;
    readonly requests: readonly PullRequest[];
  }>(rememberedMax);

  /** Those of a pod that may stand before a pull that is asked for at `beforeMs`. */
  of({ pod, observed }: Neighbor, beforeMs: number): readonly PullRequest[] {
    const { startTime } = pod.status;
    const takenOnMs = parseTime(startTime);
    if (startTime === undefined || takenOnMs === undefined || takenOnMs >= beforeMs) return [];
    if (takenOnMs + queueMsMax < beforeMs && !waits(pod)) return [];
    if (pod.spec.initContainers !== undefined) return requestsOf(observed());
    const uid = pod.metadata.uid ?? "";
    const known = this.#known.get(uid);
    if (known?.startTime === startTime) return known.requests;
    const requests = requestsOf(observed());
    if (requests.length > 0) this.#known.set(uid, { startTime, requests });
    return requests;
  }

  /** The pull that a request got. */
  served({ uid, container, atMs }: Pick<PullRequest, "uid" | "container" | "atMs">) {
    const known = this.#served.get(`${uid}/${container}`);
    return known?.atMs === atMs ? known.pull : undefined;
  }

  /** Nothing of it holds any more: pulls go otherwise from now on. */
  forget(): void {
    this.#served.clear();
    this.#known.clear();
  }

  /** The request got this pull: nobody can come before it any more. */
  serve({ uid, container, atMs }: PullRequest, pull: Pull): void {
    this.#served.set(`${uid}/${container}`, { atMs, pull });
  }
}

const waits = ({ status }: Pod) =>
  status.containerStatuses?.some(
    ({ state, lastState }) =>
      (state.running ?? state.terminated ?? lastState.terminated) === undefined,
  ) !== false;

function requestsOf(observed: Observed): readonly PullRequest[] {
  const { initContainers = [], containers } = observed.pod.spec;
  const { initStatuses } = currentStatuses(observed);
  const requests: PullRequest[] = [];
  let { readyMs } = planSandbox(observed);
  for (const [index, container] of initContainers.entries()) {
    if (readyMs === never) return requests;
    requests.push(Object.assign({ atMs: readyMs }, requestOf(observed, container)));
    readyMs = doneMs(container, initStatuses[index]);
  }
  if (readyMs === never) return requests;
  let first: PullRequest["next"];
  for (const container of containers.toReversed()) first = requestOf(observed, container, first);
  return first === undefined ? requests : requests.concat(Object.assign({ atMs: readyMs }, first));
}

/** The request of one container. */
export function requestOf(
  observed: Observed,
  container: Container,
  next?: PullRequest["next"],
): Omit<PullRequest, "atMs"> {
  const { pod, nowMs } = observed;
  const does = observed.behavior(container, 0);
  const { pull } = does;
  const takenOnMs = parseTime(pod.status.startTime) ?? nowMs;
  const reference = parseImage(container.image ?? "");
  return {
    uid: pod.metadata.uid ?? "",
    container: container.name,
    // What fails at first waits for no others when it is tried again.
    image: pullErrorAt(pull, 0, takenOnMs) === undefined ? reference : undefined,
    imageId: reference === undefined ? "" : imageIdOf(reference),
    policy: container.imagePullPolicy,
    durationMs: pull.durationMs,
    startMs: does.startMs + postStart(container, does).durationMs,
    pullLastsMs: pull.lastsMs,
    startLastsMs: does.lastsMs,
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
