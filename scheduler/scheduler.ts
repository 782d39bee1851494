import { Node } from "../api/core/node/node.ts";
import { hasEnded } from "../api/core/pod/has-ended.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { PodDisruptionBudget } from "../api/policy/pod-disruption-budget.ts";
import type { ApiHandler } from "../api/request.ts";
import { type Clock, nameGenerator, type Random, type Timer, threadOf } from "../api/runtime.ts";
import { type Action, record } from "../client/action.ts";
import type { Executor } from "../client/executor.ts";
import { Informer } from "../client/informer.ts";
import { startInOrder } from "../client/start-in-order.ts";
import { markUnschedulable, scheduling, skipping } from "./binding/actions.ts";
import { BindingCycles } from "./binding/binding-cycle.ts";
import { executorsOf } from "./binding/profile-executor.ts";
import { binPackingProfile } from "./configuration/profiles.ts";
import { schedulePod } from "./decision/decide.ts";
import { evaluationCache } from "./decision/evaluation-cache.ts";
import type { Failure } from "./decision/explain.ts";
import { createFrameworks } from "./framework/create-frameworks.ts";
import type { ClusterEvent, Framework, PluginFactory, Profile } from "./framework/framework.ts";
import { createHandles } from "./framework/handle.ts";
import { ofProfile } from "./framework/of-profile.ts";
import { PermitQueue } from "./framework/waiting-pods.ts";
import { inTreePlugins } from "./plugins/registry.ts";
import { hasNode, isLeaving, matters } from "./pod-place.ts";
import { Evictions } from "./preemption/evictions.ts";
import { type Backoff, SchedulingQueue } from "./queue/queue.ts";
import type { QueuedPod } from "./queue/queue-entry.ts";
import { gateOf, mayHelp } from "./queue/requeue.ts";
import { informOfDevices } from "./snapshot/device-changes.ts";
import { informOfSelections } from "./snapshot/selections.ts";
import { priorityOf, Snapshot } from "./snapshot/snapshot.ts";
import { informOfStorage } from "./snapshot/storage-changes.ts";
import { claimsSignature } from "./volumes/volumes.ts";
import type { Reporting } from "./why/report.ts";

export interface SchedulerOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  readonly random: Random;
  readonly fieldManager?: string;
  /** One packs bins, unless told otherwise. Pods name the one they want by `schedulerName`. */
  readonly profiles?: readonly Profile[];
  /** Plugins that profiles can name beside those of Kubernetes. */
  readonly plugins?: readonly PluginFactory[];
  readonly backoff?: Backoff;
  readonly informerDelayMs?: () => number;
  /** What it takes for the time of day, where that is not what its clock says. */
  readonly wallClock?: Clock;
}

/** Places pods on nodes; it holds no state that the API does not. */
export interface Scheduler {
  start(): void;
  /** Stops at once, as a killed process does. */
  stop(): void;
  /** What it goes by, to be looked at; nothing while it does not run. */
  reporting(): Reporting | undefined;
}

/** Throws RangeError where the profiles cannot be. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { profiles = [binPackingProfile], plugins = [] } = options;
  // Plugins may remember things, so those of another life are of no use.
  const make = () => createFrameworks(profiles, [...inTreePlugins, ...plugins]);
  let next: ReturnType<typeof make> | undefined = make();
  let run: SchedulerRun | undefined;
  return {
    start() {
      run?.stop();
      const frameworks = next ?? make();
      next = undefined;
      const executors = executorsOf(frameworks.keys(), options);
      run = new SchedulerRun({ ...options, frameworks, executors });
      run.start();
    },
    stop() {
      run?.stop();
      run = undefined;
    },
    reporting: () => run?.reporting(),
  };
}

interface RunOptions extends SchedulerOptions {
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly executors: ReadonlyMap<string, Executor>;
}

/** One life of the scheduler, from start to stop. */
class SchedulerRun {
  readonly #options: RunOptions;
  readonly #snapshot = new Snapshot();
  readonly #queue: SchedulingQueue;
  /** In the order in which they start: pods come last, for they are placed by all the others. */
  readonly #informers: readonly { start(synced: () => void): void; stop(): void }[];
  readonly #bindings: BindingCycles;
  readonly #evictions: Evictions;
  #running = false;
  #cycle: Timer | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    const { handler, clock, wallClock = clock, frameworks, informerDelayMs: delayMs } = options;
    const snapshot = this.#snapshot;
    const [first] = frameworks.values();
    if (first === undefined) throw new Error("a scheduler has at least one profile");
    this.#queue = this.#makeQueue(first);
    const actor = first.profile.schedulerName;
    const informing = { handler, clock, actor, ...(delayMs && { delayMs }) };
    const nodes = new Informer(Node, informing);
    const pods = new Informer(Pod, informing);
    const budgets = new Informer(PodDisruptionBudget, informing);
    const selections = informOfSelections(snapshot, informing);
    const informed = { snapshot, queue: this.#queue };
    const storage = informOfStorage(informed, informing);
    const devices = informOfDevices(informed, informing);
    this.#informers = [selections, budgets, storage, devices, nodes, pods];
    snapshot.budgets = budgets;
    snapshot.devices.uid = nameGenerator(options.random).uid;
    this.#bindings = this.#makeBindings();
    const ways = { ...informed, bindings: this.#bindings, pods };
    const executorOf = (pod: Pod) => this.#executorOf(pod.spec.schedulerName);
    this.#evictions = new Evictions({ ...ways, clock: wallClock, executorOf });
    nodes.onChange(this.#nodeChanged.bind(this), { heedsRenewals: false });
    pods.onChange((next, previous, revision) => this.#podChanged(next, previous, revision));
  }

  start(): void {
    startInOrder(this.#informers, () => {
      this.#running = true;
      this.#wake();
    });
  }

  stop(): void {
    this.#running = false;
    this.#cycle?.cancel();
    for (const informer of this.#informers) informer.stop();
    this.#bindings.stop();
    this.#queue.stop();
    for (const executor of this.#options.executors.values()) executor.stop?.();
  }

  reporting(): Reporting {
    const [snapshot, queue, bindings] = [this.#snapshot, this.#queue, this.#bindings];
    return { ...this.#options, snapshot, queue, bindings };
  }

  #makeQueue({ at }: Framework): SchedulingQueue {
    const snapshot = this.#snapshot;
    const { clock, backoff } = this.#options;
    return new SchedulingQueue({
      clock,
      ...(backoff && { backoff }),
      less: (left, right) => at.queueSort[0]?.less?.(left, right) === true,
      preEnqueue: (pod) =>
        gateOf(pod, this.#frameworkOf(pod), snapshot) ??
        this.#evictions.obstacle(pod.metadata.uid ?? ""),
      signature: (pod) => {
        const { schedulerName, preemptionPolicy } = pod.spec;
        const signature = evaluationCache(snapshot, this.#frameworkOf(pod)).signature(pod);
        const claims = claimsSignature(pod);
        return `${schedulerName}/${signature}${claims}${priorityOf(pod)}/${preemptionPolicy}`;
      },
      mayHelp: (pod, rejectedBy, event) =>
        mayHelp(pod, rejectedBy, { event, snapshot, framework: this.#frameworkOf(pod) }),
      wake: () => this.#wake(),
    });
  }

  #makeBindings(): BindingCycles {
    const { frameworks, clock, wallClock = clock } = this.#options;
    const snapshot = this.#snapshot;
    const waitingPods = new PermitQueue(clock);
    const common = { clock: wallClock, snapshot, waitingPods, isRunning: () => this.#running };
    return new BindingCycles({
      snapshot,
      queue: this.#queue,
      waitingPods,
      handles: createHandles(frameworks, (name) => ({
        ...common,
        executor: this.#executorOf(name),
      })),
      clock: threadOf(clock, "binding"),
      left: (slot, pod, revision) => this.#moved("AssignedPodDelete", { slot, pod, revision }),
    });
  }

  #nodeChanged(next: Node | undefined, previous: Node | undefined, revision: number): void {
    const before = previous && { previousNode: previous };
    if (next === undefined) {
      this.#snapshot.removeNode(previous?.metadata.name ?? "");
      this.#queue.move({ name: "NodeDelete", slot: -1, revision, ...before });
      return;
    }
    const changes = this.#snapshot.setNode(next);
    const slot = this.#snapshot.slotOf(next.metadata.name ?? "");
    for (const name of changes) this.#queue.move({ name, slot, revision, ...before });
  }

  #podChanged(next: Pod | undefined, previous: Pod | undefined, revision: number): void {
    const before = previous?.metadata.uid === next?.metadata.uid ? previous : undefined;
    if (previous !== undefined && before === undefined) this.#podGone(previous, revision);
    if (next === undefined) return;
    const { uid = "" } = next.metadata;
    if (hasEnded(next)) this.#podGone(next, revision);
    else if (hasNode(next)) {
      this.#queue.delete(uid);
      this.#evictions.forget(uid);
      const event = { slot: this.#snapshot.setPod(next), pod: next, revision };
      // That a pod is assumed to be there is no news before the cache shows it.
      if (before === undefined || !hasNode(before)) this.#moved("AssignedPodAdd", event);
      else if (matters(before, next)) {
        this.#moved("AssignedPodUpdate", { ...event, previousPod: before });
      }
    } else if (this.#options.frameworks.has(next.spec.schedulerName)) {
      // A pod that was bound looks unbound until the cache shows it.
      const isAssumed = this.#snapshot.holds(uid);
      if (isAssumed && !this.#queue.has(uid)) return;
      const node = isAssumed ? undefined : this.#evictions.podChanged(next, before);
      this.#queue.put(next, revision);
      if (node !== undefined) this.#movedOn(node, { pod: next, revision });
    }
  }

  #podGone(pod: Pod, revision: number): void {
    const { uid = "" } = pod.metadata;
    this.#queue.delete(uid);
    this.#bindings.forget(uid);
    const node = this.#evictions.forget(uid);
    const slot = this.#snapshot.removePod(uid);
    if (slot >= 0) this.#moved("AssignedPodDelete", { slot, pod, revision });
    else if (node !== undefined) this.#movedOn(node, { pod, revision });
  }

  /** A pod waits for the node no more, which is as if it had left. */
  #movedOn(node: string, event: Pick<ClusterEvent, "pod" | "revision">): void {
    this.#moved("AssignedPodDelete", { ...event, slot: this.#snapshot.slotOf(node) });
  }

  #moved(name: ClusterEvent["name"], event: Omit<ClusterEvent, "name">): void {
    const slot = this.#snapshot.present[event.slot] === 1 ? event.slot : -1;
    this.#queue.move({ ...event, name, slot });
  }

  /** Every attempt is a timer of its own, so that anything may happen between any two. */
  #wake(): void {
    if (!this.#running || this.#cycle !== undefined) return;
    this.#cycle = this.#options.clock.setTimer(0, () => {
      this.#cycle = undefined;
      const queued = this.#queue.pop();
      if (queued === undefined) return;
      this.#attempt(queued);
      this.#wake();
    });
  }

  #attempt(queued: QueuedPod): void {
    const { pod } = queued;
    const framework = this.#frameworkOf(pod);
    if (isLeaving(pod)) {
      this.#queue.delete(queued.uid);
      this.#perform(pod, record(skipping(pod)), queued.cause);
      return;
    }
    const decision = schedulePod(pod, this.#snapshot, framework, this.#options.random);
    if ("failure" in decision) this.#fail(queued, decision.failure);
    else this.#bindings.begin(queued, decision.node, framework);
  }

  #fail(queued: QueuedPod, failure: Failure): void {
    const { message, plugins, nominatedNode, victims, writes = [] } = failure;
    const { pod, cause } = queued;
    this.#queue.putUnschedulable(queued, plugins);
    const nowMs = (this.#options.wallClock ?? this.#options.clock).now();
    const mark = markUnschedulable(pod, { message, nowMs, nominatedNode });
    for (const write of [record(scheduling(pod, message)), mark, ...writes]) {
      if (write !== undefined) this.#perform(pod, write, cause);
    }
    if (nominatedNode !== undefined) this.#snapshot.nominations.set(pod, nominatedNode);
    const node = this.#snapshot.nominations.nodeOf(queued.uid);
    // Where all of them leave already, lesser pods that wait there too are left alone.
    const isDone = nominatedNode === undefined && victims?.every(isLeaving);
    if (victims && node && !isDone) this.#evictions.perform(pod, { node, victims, cause });
  }

  /** Writes whose failure changes nothing: the pod will be tried again anyway. */
  #perform(pod: Pod, action: Action, cause: number): void {
    this.#executorOf(pod.spec.schedulerName).perform(action, cause, () => undefined);
  }

  #frameworkOf({ spec }: Pod): Framework {
    return ofProfile(this.#options.frameworks, spec.schedulerName);
  }

  #executorOf(schedulerName: string): Executor {
    return ofProfile(this.#options.executors, schedulerName);
  }
}
