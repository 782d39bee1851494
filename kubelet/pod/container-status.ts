/** The statuses that a container goes through. Source: core/v1 ContainerStatus, kubelet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ResourceList } from "../../api/core/pod/pod-resources.ts";
import { equalJson, type Writable } from "../../api/json.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { containerId, startFraction } from "../identity.ts";
import { imageIdOf, manifestOf } from "../images/manifest.ts";
import { parseImage } from "../images/reference.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container, ContainerStatus, Terminated } from "../types.ts";

/** A container that has never run. Those of one template share it. */
export function neverRun(container: Container, reason: string): ContainerStatus {
  const known = unstarted.get(container);
  if (known?.reason === reason) return known.status;
  const { volumeMounts } = fixedParts(container);
  const status: ContainerStatus = {
    name: container.name,
    state: { waiting: { reason } },
    lastState: {},
    ready: false,
    restartCount: 0,
    image: container.image ?? "",
    imageID: "",
    started: false,
    ...(volumeMounts && { volumeMounts }),
  };
  unstarted.set(container, { reason, status });
  return status;
}

const unstarted = new WeakMap<
  Container,
  { readonly reason: string; readonly status: ContainerStatus }
>();

/** The same container, waiting; how it last ended is kept. */
export function waitingFor(
  status: ContainerStatus,
  reason: string,
  message: string | undefined,
): ContainerStatus {
  const { terminated } = status.state;
  return {
    ...status,
    state: { waiting: message === undefined ? { reason } : { reason, message } },
    lastState: terminated === undefined ? status.lastState : { terminated },
    ready: false,
    started: false,
  };
}

/** A new run of a container. */
export interface Start {
  readonly pod: Pod;
  readonly container: Container;
  /** Of the container before. */
  readonly status: ContainerStatus;
  readonly startedMs: number;
  readonly restartCount: number;
  readonly level: number;
  /** The architecture of the node. */
  readonly architecture: string;
  /** Whether the image was not on the node before, or one that is mounted was not. */
  readonly fetched: boolean;
  readonly fetchedVolumes: boolean;
}

/** The container, running. */
export function running(start: Start): ContainerStatus {
  const { container, status, startedMs } = start;
  const { terminated } = status.state;
  const { volumeMounts, user } = fixedParts(container);
  const stopSignal = container.lifecycle?.stopSignal;
  const { allocatedResources, resources } = granted(container, status);
  const { image, imageID, containerID } = identityOf(start);
  // In the order in which Kubernetes has them, and without those that it leaves out.
  const made: Writable<ContainerStatus> = {
    name: container.name,
    state: { running: { startedAt: formatTime(startedMs) } },
    lastState: terminated === undefined ? status.lastState : { terminated },
    ready: false,
    restartCount: start.restartCount,
    image,
    imageID,
    containerID,
    started: false,
  };
  if (allocatedResources) made.allocatedResources = allocatedResources;
  made.resources = resources;
  if (stopSignal) made.stopSignal = stopSignal;
  if (volumeMounts) made.volumeMounts = volumeMounts;
  made.user = user;
  return made;
}

/** The status of a container that has begun to serve, or has ceased to. */
export function withReadiness(
  status: ContainerStatus,
  { ready, started }: Pick<ContainerStatus, "ready" | "started">,
): ContainerStatus {
  if (status.ready === ready && status.started === started) return status;
  const made: Writable<ContainerStatus> = { ...status };
  made.ready = ready;
  made.started = started;
  return made;
}

/** Requests and limits of a container. */
export type Resources = NonNullable<ContainerStatus["resources"]>;

/**
 * What a container gets that starts now, or is resized: what its spec says, or what it had where
 * the node has not set that aside. Only requests are set aside, so limits go with them.
 */
export function granted(
  container: Container,
  status: ContainerStatus,
): { readonly allocatedResources?: ResourceList; readonly resources: Resources } {
  const wanted = fixedParts(container);
  const { allocatedResources: held = {}, resources } = status;
  const isHeld = equalJson(held, wanted.allocatedResources ?? {});
  if (resources === undefined || isHeld) return wanted;
  const has = status.allocatedResources !== undefined;
  return { ...(has && { allocatedResources: held }), resources };
}

function identityOf(start: Start) {
  const { pod, container, restartCount, level, startedMs, fetched, fetchedVolumes } = start;
  const { image, imageID } = imageIdentity(container.image ?? "", start.architecture);
  return {
    image,
    imageID,
    containerID: containerId({
      podUid: runtimeUid(pod),
      name: container.name,
      restart: restartCount,
      level,
      startedMs,
      fetched,
      fetchedVolumes,
    }),
  };
}

/** The runtime names an image by its tag, or by its id where it was asked for by digest. */
function imageIdentity(image: string, architecture: string) {
  const reference = parseImage(image);
  if (reference === undefined) return { image, imageID: image };
  const id = reference.isDigest ? manifestOf(reference, architecture)?.id : undefined;
  return { image: id ?? reference.name, imageID: imageIdOf(reference) };
}

/** The exit code of a container that could not even be started. */
export const startErrorCode = 128;

/** A container whose process could not be started: it ended without having begun. */
export function startFailed(start: Start, message: string): ContainerStatus {
  const { containerID, ...identity } = identityOf(start);
  const started = running(start);
  return {
    ...started,
    ...identity,
    containerID,
    state: {
      terminated: {
        exitCode: startErrorCode,
        reason: "StartError",
        message,
        startedAt: formatTime(0),
        finishedAt: formatTime(start.startedMs),
        containerID,
      },
    },
  };
}

/** How a container ended. */
export interface End {
  readonly atMs: number;
  readonly exitCode: number;
  readonly reason?: string;
  readonly message?: string;
}

/** The container, ended. */
export function ended(status: ContainerStatus, end: End): ContainerStatus {
  const { atMs, exitCode, message } = end;
  const { containerID, state } = status;
  const startedAt = state.running?.startedAt;
  return {
    ...status,
    state: {
      terminated: {
        exitCode,
        reason: end.reason ?? (exitCode === 0 ? "Completed" : "Error"),
        ...(message && { message }),
        ...(startedAt && { startedAt }),
        finishedAt: formatTime(atMs),
        ...(containerID && { containerID }),
      },
    },
    ready: false,
    started: false,
  };
}

/** When a running container started, to the millisecond. */
export function startedMs({ state, containerID }: ContainerStatus): number | undefined {
  const secondMs = parseTime(state.running?.startedAt);
  return secondMs === undefined ? undefined : secondMs + startFraction(containerID);
}

/** When it ended, as the end of that second, and for how long it ran; 0 where it never began. */
export function span(terminated: Terminated) {
  const finishedMs = (parseTime(terminated.finishedAt) ?? 0) + 1000;
  const begunMs = parseTime(terminated.startedAt) ?? 0;
  return { finishedMs, ranMs: begunMs === 0 ? 0 : finishedMs - begunMs };
}

interface FixedParts extends Pick<ContainerStatus, "volumeMounts" | "user"> {
  readonly allocatedResources?: ResourceList;
  readonly resources: Resources;
}

/** Containers of one template share these parts of their status. */
const fixed = new WeakMap<Container, FixedParts>();

function fixedParts(container: Container): FixedParts {
  const known = fixed.get(container);
  if (known !== undefined) return known;
  const { requests, limits } = container.resources;
  const { runAsUser = 0, runAsGroup = 0 } = container.securityContext ?? {};
  const mounted = container.volumeMounts?.map(({ name, mountPath, readOnly }) =>
    readOnly === true
      ? { name, mountPath, readOnly, recursiveReadOnly: "Disabled" }
      : { name, mountPath },
  );
  const made: FixedParts = {
    ...(requests && { allocatedResources: requests }),
    resources: { ...(limits && { limits }), ...(requests && { requests }) },
    ...(mounted && { volumeMounts: mounted }),
    user: { linux: { uid: runAsUser, gid: runAsGroup, supplementalGroups: [runAsGroup] } },
  };
  fixed.set(container, made);
  return made;
}
