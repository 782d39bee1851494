/** What becomes of the containers of a pod: init containers in order, then the rest. */

import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import { imageVolumesOf } from "../images/image-volumes.ts";
import { fullImageName } from "../images/reference.ts";
import { never, noteAt, type Observed, type TimedNote } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { span } from "./container-status.ts";
import { startedAfterMs } from "./health.ts";
import { type Launch, launchBehind, launchOf } from "./launch.ts";
import { type ContainerPlan, planContainer, unchanged } from "./plan-container.ts";
import { killing, stopDueMs, stopInTurn } from "./plan-stop.ts";
import { ask, mountedBy, planVolumes, ran, type VolumesPlan } from "./plan-volumes.ts";
import type { PodPlan, Statuses } from "./pod-status.ts";
import { isOfBefore, isPurged, purged } from "./rebooted.ts";
import { restartsAfter } from "./restarts.ts";
import { planSandbox } from "./sandbox.ts";
import { imageOf, pulling } from "./wanted-image.ts";
import { beginsMs } from "./wanted-since.ts";

export function planContainers(observed: Observed, current: Statuses): PodPlan {
  const sandbox = planSandbox(observed);
  const areOver = (statuses: readonly ContainerStatus[]) =>
    statuses.every((status, index) =>
      isOver(observed, observed.pod.spec.containers[index], status),
    );
  const volumes = planVolumes(observed, current, sandbox);
  const isTold = !sandbox.isLate && !asksVolumesFirst(observed);
  const hasRun = current.statuses.some((status) => ran(status) && !isOfBefore(observed, status));
  const init = planInit(observed, current.initStatuses, volumes, {
    isTold,
    hasRun,
    isOver: areOver(current.statuses),
  });
  const { readyMs } = init;
  const progress = { readyMs, plans: init.plans, volumes, isTold };
  const apps = planApps(observed, current.statuses, progress);
  const plans = init.plans.length === 0 ? apps.plans : [...init.plans, ...apps.plans];
  const statuses = apps.plans.map(({ status }) => status);
  const over = init.failed || areOver(statuses);
  const initStatuses = init.plans.map(({ status }) => status);
  const plan: PodPlan = {
    initStatuses,
    statuses,
    sandboxReady: sandbox.readyMs <= observed.nowMs && showsSandbox(observed, current, plans),
    isTerminal: over,
    beginsAnew: !hasRun,
    notes: joined(plans.map(({ notes }) => notes)),
    timed: joined([sandbox.timed, volumes.timed, ...plans.map(({ timed }) => timed), apps.timed]),
    dueMs: plans.reduce(
      (dueMs, plan) => Math.min(dueMs, plan.dueMs),
      Math.min(sandbox.dueMs, volumes.dueMs, stopDueMs(observed)),
    ),
  };
  return over ? planEnd(observed, plan) : plan;
}

/** The lists in one. Most are empty, so mostly it is the only one that is not. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [first = [], ...others] = lists.filter(({ length }) => length > 0);
  return others.length === 0 ? first : [first, ...others].flat();
}

/** That the sandbox stands is shown together with a container's news, not by a write of its own. */
function showsSandbox(
  { pod }: Observed,
  { initStatuses, statuses }: Statuses,
  plans: readonly ContainerPlan[],
): boolean {
  if (pod.status.podIP !== undefined) return true;
  const before = [...initStatuses, ...statuses];
  return plans.some(({ status }, index) => status !== before[index]);
}

/** The very first pull is told when the pod is taken on, but for those of volumes. */
const asksVolumesFirst = ({ pod }: Observed) => imageVolumesOf(pod.spec.volumes).length > 0;

interface InitPlan {
  readonly plans: readonly ContainerPlan[];
  /** When the last is done; `Infinity` before that. */
  readonly readyMs: number;
  /** One failed for good. */
  readonly failed: boolean;
}

/** How far the other containers are. */
interface Progress {
  /** The first pull was told already. */
  readonly isTold: boolean;
  /** One has run. */
  readonly hasRun: boolean;
  /** All have ended for good, so that no sidecar is started again. */
  readonly isOver: boolean;
}

/** An init container counts as ready once it has succeeded. Source: kubelet 1.36, prober. */
function completed(plan: ContainerPlan, container: Container): ContainerPlan {
  const { state, ready } = plan.status;
  if (ready || state.terminated?.exitCode !== 0 || isSidecar(container)) return plan;
  return { ...plan, status: { ...plan.status, ready: true } };
}

function planInit(
  observed: Observed,
  statuses: readonly ContainerStatus[],
  volumes: VolumesPlan,
  { isTold, hasRun, isOver }: Progress,
): InitPlan {
  const plans: ContainerPlan[] = [];
  let { readyMs } = volumes;
  let failed = false;
  for (const [index, container] of (observed.pod.spec.initContainers ?? []).entries()) {
    const shown = statuses[index];
    if (shown === undefined) continue;
    const isStale = !hasRun && isPurged(observed, shown);
    const status = isStale ? purged(container, shown) : shown;
    const isRestarted = isSidecar(container);
    const restarts = (exitCode: number) =>
      isRestarted || (exitCode !== 0 && restartsAfter(observed.pod.spec, container, exitCode));
    const pulledBefore = pulledFor(volumes, observed, statuses.slice(0, index));
    const beginMs = beginsMs(observed, { container, status }, readyMs);
    const begin = { beginMs, pulledBefore, volumes };
    const first = readyMs === never ? undefined : launch(observed, container, begin);
    const input = { observed, container, status, first, restarts };
    const isDown = status.state.running === undefined;
    const next = isOver && isDown ? unchanged(input) : completed(planContainer(input), container);
    const waits = isStale && next.status === status;
    const plan = waits ? { ...next, status: shown } : next;
    const timed =
      first === undefined || ran(status) || (index === 0 && isTold && beginMs === readyMs)
        ? []
        : pullNotes(first);
    plans.push({ ...plan, timed: [...plan.timed, ...timed] });
    if (hasRun) continue;
    if (waits) {
      readyMs = never;
      continue;
    }
    const { terminated, running } = plan.status.state;
    if (isRestarted) {
      const started = plan.status.started === true && running !== undefined;
      readyMs = started ? startedAfterMs({ ...input, status: plan.status }) : never;
    } else {
      readyMs = terminated?.exitCode === 0 ? span(terminated).finishedMs : never;
      failed ||=
        terminated !== undefined && terminated.exitCode !== 0 && !restarts(terminated.exitCode);
    }
  }
  return { plans, readyMs, failed };
}

/** When a container can begin, and what the pod has by then. */
interface Begin {
  readonly beginMs: number;
  readonly pulledBefore: string[];
  readonly volumes: VolumesPlan;
}

function launch(observed: Observed, container: Container, begin: Begin): Launch {
  const behavior = observed.behavior(container, 0);
  const mounted = mountedBy(container, begin.volumes.attempts);
  const { beginMs } = begin;
  const behind = launchBehind(mounted, observed, { container, behavior, beginMs });
  if (behind !== undefined) return behind;
  const image = ask(observed, imageOf(container, behavior), begin);
  return launchOf(behavior, container, image, mounted);
}

/** The images that the pod has for its volumes and init containers: they are there for the next. */
function pulledFor(
  { attempts }: VolumesPlan,
  { pod }: Observed,
  inits: readonly ContainerStatus[],
): string[] {
  const images: string[] = [];
  for (const [index, status] of inits.entries()) {
    const { image } = pod.spec.initContainers?.[index] ?? {};
    if (image !== undefined && ran(status)) images.push(fullImageName(image));
  }
  for (const { wanted, problem } of attempts.values()) {
    if (problem === undefined) images.push(fullImageName(wanted.reference));
  }
  return images;
}

const pullNotes = ({ image, beginMs, lacking }: Launch): readonly TimedNote[] =>
  image.pulls && lacking.length === 0 ? [noteAt(beginMs, pulling(image.wanted))] : [];

/**
 * The kubelet starts a pod's containers one after the other and then reports on all of them, so
 * nothing is to be seen of the first until the last has been tried.
 */
function planApps(
  observed: Observed,
  statuses: readonly ContainerStatus[],
  {
    readyMs,
    plans: inits,
    volumes,
    isTold,
  }: Omit<InitPlan, "failed"> & Pick<Begin, "volumes"> & Pick<Progress, "isTold">,
): { readonly plans: readonly ContainerPlan[]; readonly timed: readonly TimedNote[] } {
  const { containers } = observed.pod.spec;
  const launches: Launch[] = [];
  let endMs = readyMs;
  if (readyMs < never && !statuses.every(ran)) {
    const initStatuses = inits.map(({ status }) => status);
    const pulledBefore = pulledFor(volumes, observed, initStatuses);
    for (const [index, container] of containers.entries()) {
      const status = statuses[index] ?? missing(container);
      const beginMs = ran(status) ? endMs : beginsMs(observed, { container, status }, endMs);
      const next = launch(observed, container, { beginMs, pulledBefore, volumes });
      launches.push(next);
      endMs = next.turnMs;
    }
  }
  const plans = containers.map((container, index) => {
    const status = statuses[index];
    const restarts = (exitCode: number) => restartsAfter(observed.pod.spec, container, exitCode);
    const first = endMs <= observed.nowMs ? launches[index] : undefined;
    const own = { observed, container, status: status ?? missing(container), first, restarts };
    const isStale = isOfBefore(observed, own.status);
    if (isStale && readyMs > observed.nowMs) return unchanged(own, readyMs);
    const input = isStale ? { ...own, notBeforeMs: readyMs } : own;
    const plan = planContainer(input);
    return ran(input.status) || first !== undefined ? plan : unchanged(input, endMs);
  });
  if (endMs <= observed.nowMs) return { plans, timed: [] };
  const isFirst = (observed.pod.spec.initContainers ?? []).length === 0;
  const told = isFirst && isTold && launches[0]?.beginMs === readyMs ? 1 : 0;
  return { plans, timed: launches.slice(told).flatMap(pullNotes) };
}

function missing({ name }: Container): never {
  throw new Error(`the container ${name} has no status`);
}

function isOver(observed: Observed, container: Container | undefined, status: ContainerStatus) {
  const { terminated } = status.state;
  if (container === undefined || terminated === undefined) return false;
  return !restartsAfter(observed.pod.spec, container, terminated.exitCode);
}

/** Every container has ended for good: the sidecars stop, then the pod is over. */
function planEnd(observed: Observed, plan: PodPlan): PodPlan {
  const { pod, nowMs } = observed;
  const inits = pod.spec.initContainers ?? [];
  // When a sidecar ended says nothing of when it was told to.
  const others = plan.initStatuses.filter((_, index) => !isSidecar(inits[index]));
  const ends = [...plan.statuses, ...others].map(({ state }) =>
    state.terminated === undefined ? 0 : span(state.terminated).finishedMs,
  );
  const atMs = Math.max(...ends);
  const order = { atMs, graceMs: pod.spec.terminationGracePeriodSeconds * 1000 };
  const stopped = stopInTurn(observed, inits, plan.initStatuses, order, atMs);
  const told = plan.initStatuses.flatMap(({ name, state }) =>
    state.running === undefined
      ? []
      : [
          {
            ...killing(
              inits.find((each) => each.name === name),
              name,
            ),
            atMs,
          },
        ],
  );
  const isTerminal = stopped.nextMs === never;
  return {
    ...plan,
    initStatuses: stopped.statuses,
    sandboxReady: !isTerminal,
    isTerminal,
    timed: [...plan.timed, ...told, ...stopped.timed],
    notes: [...plan.notes, ...stopped.notes],
    dueMs: isTerminal ? never : Math.max(Math.min(stopped.nextMs, plan.dueMs), nowMs),
  };
}
