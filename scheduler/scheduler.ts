import { Node } from "../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../api/core/pod/claims.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { freeClassOf } from "../api/core/volume/match.ts";
import { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import type { ApiHandler } from "../api/request.ts";
import type { Clock, Random, Timer } from "../api/runtime.ts";
import { StorageClass } from "../api/storage/storage-class.ts";
import { record } from "../client/action.ts";
import { keyOf } from "../client/controller.ts";
import { eventRecorder } from "../client/event-recorder.ts";
import { type Executor, localExecutor } from "../client/executor.ts";
import { Informer } from "../client/informer.ts";
import { bindingFailed, bindPod, markUnschedulable, scheduling } from "./actions.ts";
import { createFramework } from "./create-framework.ts";
import { schedulePod } from "./decide.ts";
import { evaluationCache } from "./evaluation-cache.ts";
import type { Failure } from "./explain.ts";
import type { ClusterEvent, ClusterEventName, Framework, Profile } from "./framework.ts";
import { binPackingProfile } from "./profiles.ts";
import { type QueuedPod, SchedulingQueue } from "./queue.ts";
import { mayHelp } from "./requeue.ts";
import { informOfSelections } from "./selections.ts";
import { Snapshot } from "./snapshot.ts";
import { VolumeBinder } from "./volume-binder.ts";
import { bindingsOn, claimsToBind } from "./volume-binding.ts";
import { freeVolumesIndex } from "./volumes.ts";

export interface SchedulerOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  readonly random: Random;
  /** Packs bins unless told otherwise. */
  readonly profile?: Profile;
  /** Performs the writes; against `handler` unless told otherwise. */
  readonly executor?: Executor;
  readonly informerDelayMs?: () => number;
}

/** Places pods on nodes. It holds no state that the API does not. */
export interface Scheduler {
  start(): void;
  /** Stops at once, as a killed process does. */
  stop(): void;
}

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { handler, clock, profile = binPackingProfile } = options;
  const component = profile.schedulerName;
  const framework = createFramework(profile);
  const recorder = eventRecorder({ handler, clock, component, api: "events" });
  const executor = options.executor ?? localExecutor({ handler, actor: component, recorder });
  let run: SchedulerRun | undefined;
  return {
    start() {
      run?.stop();
      run = new SchedulerRun({ ...options, framework, executor });
      run.start();
    },
    stop() {
      run?.stop();
      run = undefined;
    },
  };
}

interface RunOptions extends SchedulerOptions {
  readonly framework: Framework;
  readonly executor: Executor;
}

/** One life of the scheduler, from start to stop. */
class SchedulerRun {
  readonly #options: RunOptions;
  readonly #snapshot = new Snapshot();
  readonly #queue: SchedulingQueue;
  readonly #pods: Informer<Pod>;
  readonly #nodes: Informer<Node>;
  readonly #claims: Informer<PersistentVolumeClaim>;
  readonly #volumes: Informer<PersistentVolume>;
  readonly #classes: Informer<StorageClass>;
  readonly #selections: ReturnType<typeof informOfSelections>;
  readonly #binder: VolumeBinder;
  #running = false;
  #cycle: Timer | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    const { handler, clock, framework, informerDelayMs: delayMs } = options;
    const actor = framework.profile.schedulerName;
    const snapshot = this.#snapshot;
    const gates = framework.plugins.map(({ preEnqueue }) => preEnqueue);
    const cache = evaluationCache(snapshot, framework);
    this.#queue = new SchedulingQueue({
      clock,
      preEnqueue: (pod) => gates.map((gate) => gate?.(pod)).find((why) => why !== undefined),
      signature: (pod) => cache.signature(pod),
      mayHelp: (pod, rejectedBy, event) => mayHelp(pod, rejectedBy, { event, snapshot, framework }),
      wake: () => this.#wake(),
    });
    const informing = { handler, clock, actor, ...(delayMs && { delayMs }) };
    this.#nodes = new Informer(Node, informing);
    this.#pods = new Informer(Pod, informing);
    this.#claims = new Informer(PersistentVolumeClaim, informing);
    this.#volumes = new Informer(PersistentVolume, informing);
    this.#classes = new Informer(StorageClass, informing);
    this.#selections = informOfSelections(snapshot, informing);
    this.#binder = new VolumeBinder({ ...options, volumes: snapshot.volumes });
    this.#informOfStorage();
    this.#nodes.onChange((next, previous, revision) => this.#nodeChanged(next, previous, revision));
    this.#pods.onChange((next, previous, revision) => this.#podChanged(next, previous, revision));
  }

  start(): void {
    this.#selections.start();
    this.#classes.start();
    this.#volumes.start();
    this.#claims.start();
    this.#nodes.start();
    this.#pods.start();
    this.#running = true;
    this.#wake();
  }

  stop(): void {
    this.#running = false;
    this.#cycle?.cancel();
    this.#nodes.stop();
    this.#pods.stop();
    this.#claims.stop();
    this.#volumes.stop();
    this.#classes.stop();
    this.#selections.stop();
    this.#binder.stop();
    this.#queue.stop();
  }

  #informOfStorage(): void {
    const [claims, volumes, classes] = [this.#claims, this.#volumes, this.#classes];
    volumes.addIndex(freeVolumesIndex, freeClassOf);
    this.#snapshot.volumes.sources = { claims, volumes, classes };
    claims.onChange((next, previous, revision) => {
      this.#binder.claimChanged(next, previous);
      const claim = next ?? previous;
      if (claim === undefined) return;
      const name = "PersistentVolumeClaimChange";
      this.#queue.move({ name, slot: -1, revision, claim: keyOf(claim) });
    });
    volumes.onChange((_, __, revision) => {
      this.#queue.move({ name: "PersistentVolumeChange", slot: -1, revision });
    });
    classes.onChange((_, __, revision) => {
      this.#queue.move({ name: "StorageClassChange", slot: -1, revision });
    });
  }

  #nodeChanged(next: Node | undefined, previous: Node | undefined, revision: number): void {
    if (next === undefined) {
      this.#snapshot.removeNode(previous?.metadata.name ?? "");
      this.#queue.move({ name: "NodeDelete", slot: -1, revision });
      return;
    }
    const changes = this.#snapshot.setNode(next);
    const slot = this.#snapshot.slotOf(next.metadata.name ?? "");
    for (const name of changes) this.#queue.move({ name, slot, revision });
  }

  #podChanged(next: Pod | undefined, previous: Pod | undefined, revision: number): void {
    if (previous !== undefined && previous.metadata.uid !== next?.metadata.uid) {
      this.#podGone(previous, revision);
    }
    if (next === undefined) return;
    const { uid = "" } = next.metadata;
    if (isFinished(next)) this.#podGone(next, revision);
    else if (hasNode(next)) {
      this.#queue.delete(uid);
      const isNew = !this.#snapshot.holds(uid);
      const { generation } = this.#snapshot;
      const slot = this.#snapshot.setPod(next);
      if (isNew) this.#moved("AssignedPodAdd", { slot, pod: next, revision });
      else if (this.#snapshot.generation !== generation) {
        this.#moved("AssignedPodUpdate", { slot, pod: next, revision });
      }
    } else if (next.spec.schedulerName === this.#options.framework.profile.schedulerName) {
      // A pod that was bound looks unbound until the cache shows it.
      const bound = this.#snapshot.holds(uid) && !this.#queue.has(uid);
      if (!bound) this.#queue.put(next, revision);
    }
  }

  #podGone(pod: Pod, revision: number): void {
    const { uid = "" } = pod.metadata;
    this.#queue.delete(uid);
    this.#binder.forget(uid);
    const slot = this.#snapshot.removePod(uid);
    if (slot >= 0) this.#moved("AssignedPodDelete", { slot, pod, revision });
  }

  #moved(name: ClusterEventName, event: Omit<ClusterEvent, "name">): void {
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
    const { framework, random } = this.#options;
    const { pod } = queued;
    if (pod.metadata.deletionTimestamp !== undefined) {
      const { namespace, name } = pod.metadata;
      const message = `skip schedule deleting pod: ${namespace}/${name}`;
      this.#queue.delete(queued.uid);
      this.#perform(record(scheduling(pod, message)), queued.cause);
      return;
    }
    const decision = schedulePod(pod, this.#snapshot, framework, random);
    if ("failure" in decision) this.#fail(queued, decision.failure);
    else if (claimsOfPod(pod).length === 0) this.#bind(queued, decision.node);
    else this.#bindVolumes(queued, decision.node);
  }

  /** The pod keeps its place on the node while its volumes are bound. */
  #bindVolumes(queued: QueuedPod, node: string): void {
    const { pod, cause } = queued;
    const { volumes } = this.#snapshot;
    const claims = claimsToBind(pod, volumes);
    const info = this.#snapshot.info(this.#snapshot.slotOf(node));
    const bindings = typeof claims === "string" ? [claims] : bindingsOn(claims, info, volumes);
    if (!("chosen" in bindings)) throw new Error(`${keyOf(pod)} passed the filters of ${node}`);
    this.#snapshot.assume(pod, node);
    this.#binder.bind(pod, { node, bindings, cause }, (problem) => {
      if (problem === undefined) this.#bind(queued, node);
      else this.#putBack(queued, `running PreBind plugin "VolumeBinding": ${problem}`);
    });
  }

  #fail(queued: QueuedPod, { message, plugins }: Failure): void {
    const { pod, cause } = queued;
    this.#queue.putUnschedulable(queued, plugins);
    this.#perform(record(scheduling(pod, message)), cause);
    const reason = "Unschedulable";
    const write = markUnschedulable(pod, { reason, message, nowMs: this.#options.clock.now() });
    if (write !== undefined) this.#perform(write, cause);
  }

  #bind(queued: QueuedPod, node: string): void {
    const { pod, cause, uid } = queued;
    const { executor } = this.#options;
    this.#snapshot.assume(pod, node);
    executor.perform(bindPod(pod, node), cause, ({ error }) => {
      if (!this.#running) return;
      if (error === undefined) {
        this.#queue.delete(uid);
        return;
      }
      const message = bindingFailed(error.message);
      this.#giveUp(queued, message, error.code !== 404);
    });
  }

  /** A pod whose volumes could not be bound. */
  #putBack(queued: QueuedPod, message: string): void {
    this.#perform(record(scheduling(queued.pod, message)), queued.cause);
    this.#giveUp(queued, message, true);
  }

  /** Unless the cache showed a binding meanwhile, the pod is where it was before. */
  #giveUp(queued: QueuedPod, message: string, isThere: boolean): void {
    const { pod, cause, uid } = queued;
    if (queued.place !== "taken") return;
    const slot = this.#snapshot.removePod(uid);
    this.#queue.putFailed(queued);
    this.#moved("AssignedPodDelete", { slot, pod, revision: cause });
    const nowMs = this.#options.clock.now();
    const write = markUnschedulable(pod, { reason: "SchedulerError", message, nowMs });
    if (write !== undefined && isThere) this.#perform(write, cause);
  }

  /** Writes whose failure changes nothing: the pod will be tried again anyway. */
  #perform(action: Parameters<Executor["perform"]>[0], cause: number): void {
    this.#options.executor.perform(action, cause, () => undefined);
  }
}

const hasNode = ({ spec }: Pod): boolean => spec.nodeName !== undefined && spec.nodeName !== "";

const isFinished = ({ status }: Pod): boolean =>
  status.phase === "Succeeded" || status.phase === "Failed";
