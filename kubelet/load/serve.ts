/** A request at the port of a pod: who answers it, when, and what that takes. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import { parseTime } from "../../api/runtime.ts";
import type { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { keyOf } from "../../client/controller.ts";
import type { BehaviorOptions, Processes } from "../behavior/behavior.ts";
import { cpuLimit, memoryLimit } from "../behavior/limits.ts";
import { runIdOf } from "../behavior/run-id.ts";
import { type RunningContainer, runningContainers } from "../behavior/running.ts";
import { containerUse } from "../behavior/usage.ts";
import type { MachineFault } from "../faults/machine-faults.ts";
import type { FindConfiguration } from "../observed.ts";
import { turnAfterMs } from "../pod/stop-turn.ts";
import { signalledAfterMs, stopping } from "../pod/stopping.ts";
import { serverProgram } from "../servers/program.ts";
import { errorReply, respond } from "../servers/respond.ts";
import type { RequestContext } from "../servers/serving.ts";
import type { Capacity } from "./container-load.ts";
import type { LoadedRun } from "./container-loads.ts";

/** What becomes of a request that has come to a pod. */
export type Served =
  | { readonly response: HttpResponse; readonly tookMs: number; readonly container: string }
  /** Nobody listens, or nobody can take more. */
  | { readonly refused: true }
  /** The connection stands, and no answer comes. */
  | { readonly hangs: true }
  /** It closes the connection without an answer. */
  | { readonly closed: true }
  /** The server ended before it had answered. */
  | { readonly reset: true; readonly tookMs: number };

export interface ServeContext extends Omit<RequestContext, "memory"> {
  readonly kubelet: BehaviorOptions & { readonly processes: Processes };
  readonly configuration: FindConfiguration;
  /** When the containers were told to stop; the pod itself tells it in whole seconds. */
  readonly stoppedMs?: number | undefined;
}

/** A server that listens, and all that does not change from request to request. */
interface Listener {
  readonly server: RunningContainer;
  readonly run: LoadedRun;
  /** When it takes connections, in milliseconds since the epoch. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** When it ends, as far as that is known. */
  readonly endsMs: number;
  readonly cores: number;
  readonly limitBytes: number;
}

/** The servers of a pod, as long as nothing of it changes. */
interface Listeners {
  /** The number of changes that no object tells, when they were looked for. */
  readonly changes: number;
  readonly behaviors: readonly ImageBehavior[];
  readonly faults: readonly MachineFault[];
  readonly knownUntilMs: number;
  readonly byPort: ReadonlyMap<number, Listener>;
  /** On all other ports. */
  readonly elsewhere: Listener | undefined;
}

/** Sends a request to the server at `request.port` of a pod. */
export function serve(request: HttpRequest, context: ServeContext): Served {
  const { nowMs } = context;
  const { byPort, elsewhere } = listenersOf(context);
  const listener = byPort.get(request.port) ?? elsewhere;
  if (listener === undefined || nowMs < listener.fromMs || nowMs >= listener.untilMs) {
    return { refused: true };
  }
  const { server, run } = listener;
  const { pod, clientAddress, send } = context;
  const { memory, random } = run;
  const known = { pod, nowMs, clientAddress, send, memory, random };
  const answered = respond(server, request, known);
  if (answered.status === 0) {
    return answered.closes === true ? { closed: true } : { hangs: true };
  }
  const said = server.does.requests?.(nowMs - server.startedMs);
  const { container } = server;
  const capacity: Capacity = {
    concurrency: said?.concurrency ?? Number.POSITIVE_INFINITY,
    queue: said?.queue ?? Number.POSITIVE_INFINITY,
    cores: listener.cores,
  };
  const cpuSeconds =
    said?.cpuSeconds ??
    answered.cpuSeconds ??
    serverProgram(container)?.cpuSeconds ??
    cpuSecondsDefault;
  const slowness = server.does.slowness?.(nowMs - server.startedMs) ?? 1;
  const work = {
    latencyMs: answered.latencyMs * slowness,
    cpuSeconds: cpuSeconds * slowness,
    memoryBytes: said?.memoryBytes ?? 0,
  };
  const admitted = run.load.admit(work, capacity, nowMs);
  if (admitted === undefined) return overflow(said?.overflowStatus, server, context);
  if (work.memoryBytes > 0 && isTooMuch(listener, context)) return { reset: true, tookMs: 0 };
  const { endsMs } = admitted;
  if (endsMs > listener.endsMs) return { reset: true, tookMs: listener.endsMs - nowMs };
  const { status, headers, body, isUnknown } = answered;
  if (serverProgram(container)?.log !== undefined) {
    run.requests.add({ request, clientAddress, status, body, cameMs: nowMs, endedMs: endsMs });
  }
  return {
    response: { status, headers, body, ...(isUnknown && { isUnknown }) },
    tookMs: endsMs - nowMs,
    container: container.name,
  };
}

/** What a request takes of a server that nothing is known of. */
const cpuSecondsDefault = 0.0005;

function overflow(
  status: number | undefined,
  { container }: RunningContainer,
  { pod, nowMs }: ServeContext,
): Served {
  if (status === undefined) return { refused: true };
  const response = errorReply({ container, pod }, status, nowMs);
  return { response, tookMs: 0, container: container.name };
}

/** Whether requests hold more memory than the container may use, which kills it. */
function isTooMuch({ server, run, limitBytes }: Listener, context: ServeContext): boolean {
  if (limitBytes === Number.POSITIVE_INFINITY) return false;
  const { pod, nowMs, kubelet } = context;
  const said = server.does.use?.(nowMs - server.startedMs);
  const { memoryBytes } = containerUse(pod, server.container, { said });
  if (memoryBytes + run.load.heldBytes(nowMs) < limitBytes) return false;
  run.outOfMemoryMs = nowMs;
  kubelet.processes.wake(keyOf(pod));
  return true;
}

function listenersOf(context: ServeContext): Listeners {
  const { pod, nowMs, kubelet } = context;
  const { changes } = kubelet.processes.loads;
  const kept = known.get(pod);
  const behaviors = kubelet.imageBehaviors?.() ?? none;
  const faults = kubelet.faults?.list() ?? noFaults;
  const isValid =
    kept?.changes === changes &&
    nowMs < kept.knownUntilMs &&
    areSame(kept.behaviors, behaviors) &&
    areSame(kept.faults, faults);
  if (kept !== undefined && isValid) return kept;
  const made = listen(context, { behaviors, faults });
  known.set(pod, made);
  return made;
}

/** By the pod, which is another object as soon as anything of it changes. */
const known = new WeakMap<Pod, Listeners>();
const none: readonly ImageBehavior[] = [];
const noFaults: readonly MachineFault[] = [];

const areSame = (left: readonly unknown[], right: readonly unknown[]) =>
  left === right ||
  (left.length === right.length && left.every((each, index) => each === right[index]));

function listen(
  context: ServeContext,
  { behaviors, faults }: Pick<Listeners, "behaviors" | "faults">,
): Listeners {
  const { pod, nowMs, kubelet, configuration } = context;
  const byPort = new Map<number, Listener>();
  let elsewhere: Listener | undefined;
  let knownUntilMs = Number.POSITIVE_INFINITY;
  for (const server of runningContainers(pod, kubelet, { nowMs, configuration })) {
    const { does, startedMs } = server;
    knownUntilMs = Math.min(
      knownUntilMs,
      startedMs + (does.knownUntilMs?.() ?? Number.POSITIVE_INFINITY),
    );
    const listener = listenerOf(server, context);
    if (does.listens === "any") elsewhere ??= listener;
    else for (const port of does.listens) if (!byPort.has(port)) byPort.set(port, listener);
  }
  const { changes } = kubelet.processes.loads;
  return { changes, behaviors, faults, knownUntilMs, byPort, elsewhere };
}

function listenerOf(server: RunningContainer, { pod, kubelet, stoppedMs }: ServeContext): Listener {
  const { container, does, startedMs } = server;
  const ownMs = startedMs + (does.exitsAfterMs ?? Number.POSITIVE_INFINITY);
  const endsMs = Math.min(ownMs, replacedEndMs(server, pod));
  const { processes, seed } = kubelet;
  const { restartCount } = server;
  const run = processes.loads.of(runIdOf(pod, container, restartCount), seed);
  return {
    server,
    run,
    fromMs: startedMs + does.readyAfterMs,
    untilMs: Math.min(endsMs, signalMs(server, pod, { processes, stoppedMs })),
    endsMs,
    cores: cpuLimit(pod, container) / 1_000,
    limitBytes: memoryLimit(pod, container),
  };
}

/** When it gets SIGTERM, and so takes no more connections; `Infinity` where nobody sends it one. */
function signalMs(
  server: RunningContainer,
  pod: Pod,
  { processes, stoppedMs }: { readonly processes: Processes } & Pick<ServeContext, "stoppedMs">,
): number {
  const { container, does, startedMs } = server;
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
  const deletedMs = parseTime(deletionTimestamp);
  const stop =
    deletedMs === undefined
      ? processes.orderOf(pod)
      : // API times are whole seconds, rounded down: an order may have come until the next one.
        {
          atMs: stoppedMs ?? deletedMs - deletionGracePeriodSeconds * 1_000 + 1_000,
          graceMs: graceMs(pod),
        };
  const order = stop ?? replacement(server, pod);
  if (order === undefined) return Number.POSITIVE_INFINITY;
  const sinceStartMs = order.atMs - startedMs;
  const turnMs = stop === undefined ? 0 : turnAfterMs(pod, container, order.atMs);
  if (turnMs === Number.POSITIVE_INFINITY) return turnMs;
  return (
    order.atMs + signalledAfterMs(container, does, { sinceStartMs, graceMs: order.graceMs, turnMs })
  );
}

const graceMs = ({ metadata }: Pod) => (metadata.deletionGracePeriodSeconds ?? 0) * 1_000;

/** The order to make way for a container of another image, if there is one. */
function replacement({ replacedMs }: RunningContainer, { spec }: Pod) {
  if (replacedMs === undefined) return undefined;
  return { atMs: replacedMs, graceMs: spec.terminationGracePeriodSeconds * 1_000 };
}

/** When it has made way: it is shown until the other has begun. */
function replacedEndMs(server: RunningContainer, pod: Pod): number {
  const order = replacement(server, pod);
  if (order === undefined) return Number.POSITIVE_INFINITY;
  const { container, does, startedMs } = server;
  const sinceStartMs = order.atMs - startedMs;
  return order.atMs + stopping(container, does, { ...order, sinceStartMs }).afterMs;
}
