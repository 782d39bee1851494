import type { Clock } from "../../api/runtime.ts";
import { type Action, record } from "../../client/action.ts";
import { failureOf } from "../decision/explain.ts";
import type { Framework, Pod } from "../framework/framework.ts";
import type { Handle, Placement, PluginStatus } from "../framework/placement.ts";
import type { PermitQueue } from "../framework/waiting-pods.ts";
import type { SchedulingQueue } from "../queue/queue.ts";
import type { QueuedPod } from "../queue/queue-entry.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Placing } from "../why/standing.ts";
import { markUnschedulable, scheduled, scheduling } from "./actions.ts";

export interface BindingCyclesOptions {
  readonly snapshot: Snapshot;
  readonly queue: SchedulingQueue;
  readonly waitingPods: PermitQueue;
  readonly handles: ReadonlyMap<Framework, Handle>;
  /** That of the thread which binds, while the next pods are scheduled. */
  readonly clock: Clock;
  /** Called when a pod has left its node again, before anybody else takes the room. */
  readonly left: (slot: number, pod: Pod, cause: number) => void;
}

/** A pod on its way, from the choice of its node until it is bound or put back. */
interface Cycle {
  readonly queued: QueuedPod;
  readonly placement: Placement;
  readonly framework: Framework;
  readonly handle: Handle;
  /** The plugin that does now what must come before the binding. */
  preBinding?: string | undefined;
}

/** Why a pod is put back. Rejected by plugins, it waits for an event; else for its backoff. */
interface Stopped {
  readonly reason: "Unschedulable" | "SchedulerError";
  readonly message: string;
  readonly rejectedBy?: readonly string[];
}

/**
 * Takes pods that have been given a node to their binding: Reserve, Permit, PreBind, Bind and
 * PostBind. What follows the permission happens while the next pods are scheduled.
 * Source: schedule_one.go 1.36, from the reservation on.
 */
export class BindingCycles {
  readonly #options: BindingCyclesOptions;
  readonly #cycles = new Map<string, Cycle>();

  constructor(options: BindingCyclesOptions) {
    this.#options = options;
  }

  /** The node that a pod is on its way to, and the plugins that it waits for. */
  placing(uid: string): Placing | undefined {
    const node = this.#cycles.get(uid)?.placement.node;
    const waitsFor = this.#options.waitingPods.get(uid)?.pendingPlugins ?? [];
    return node === undefined ? undefined : { node, waitsFor };
  }

  /** The pod counts on its node from now on. */
  begin(queued: QueuedPod, node: string, framework: Framework): void {
    const { pod, uid, cause } = queued;
    const placement = { pod, node, cause };
    const handle = this.#options.handles.get(framework);
    if (handle === undefined) throw new Error("the framework is of another scheduler");
    const cycle = { queued, placement, framework, handle };
    this.#options.snapshot.assume(pod, node);
    this.#options.snapshot.nominations.delete(uid);
    this.#cycles.set(uid, cycle);
    for (const { name, reserve } of framework.at.reserve) {
      const status = reserve?.(placement, handle);
      if (status === undefined) continue;
      this.#stop(cycle, stoppedEarly("Reserve", name, status));
      return;
    }
    this.#permit(cycle);
  }

  /**
   * Puts a pod back because another is to have its room, to be tried again after its backoff. False
   * where it does not wait for a permit, nor for what comes before its binding: it must be deleted.
   * Source: framework/preemption executor, PodInPreBind 1.36.
   */
  preempt(uid: string): boolean {
    const cycle = this.#cycles.get(uid);
    if (cycle === undefined) return false;
    if (this.#options.waitingPods.get(uid)?.isSettled === false) {
      const message = "waiting on permit for pod: preempted";
      this.#stop(cycle, { reason: "SchedulerError", message });
      return true;
    }
    if (cycle.preBinding === undefined) return false;
    const canceled = { code: "Error", message: "context canceled" } as const;
    this.#stop(cycle, stoppedLate("PreBind", cycle.preBinding, canceled));
    return true;
  }

  /** The pod is gone: nothing is to be said or written about it any more. */
  forget(uid: string): void {
    const cycle = this.#cycles.get(uid);
    if (cycle !== undefined) this.#end(cycle);
  }

  stop(): void {
    for (const cycle of [...this.#cycles.values()]) this.#end(cycle);
  }

  #permit(cycle: Cycle): void {
    const { placement, handle, framework } = cycle;
    const timeoutsMs = new Map<string, number>();
    for (const { name, permit } of framework.at.permit) {
      const status = permit?.(placement, handle);
      if (status === undefined) continue;
      if (status.code === "Wait") timeoutsMs.set(name, status.timeoutMs);
      else {
        this.#stop(cycle, stoppedEarly("Permit", name, status));
        return;
      }
    }
    if (timeoutsMs.size === 0) {
      const proceed = this.#step(cycle, () => this.#preBind(cycle, 0));
      this.#options.clock.setTimer(0, () => proceed());
      return;
    }
    this.#options.waitingPods.add(placement, timeoutsMs, ({ plugin = "", status }) => {
      if (status === undefined) this.#preBind(cycle, 0);
      else this.#stop(cycle, stoppedEarly("Permit", plugin, status));
    });
  }

  #preBind(cycle: Cycle, at: number): void {
    const { placement, handle, framework } = cycle;
    const plugin = framework.at.preBind[at];
    cycle.preBinding = plugin?.name;
    if (plugin === undefined) {
      this.#bind(cycle, 0);
      return;
    }
    const done = this.#step<PluginStatus>(cycle, (status) => {
      if (status === undefined) this.#preBind(cycle, at + 1);
      else this.#stop(cycle, stoppedLate("PreBind", plugin.name, status));
    });
    plugin.preBind?.(placement, handle, done);
  }

  #bind(cycle: Cycle, at: number): void {
    const { placement, handle, framework } = cycle;
    const plugin = framework.at.bind[at];
    if (plugin === undefined) {
      this.#stop(cycle, { reason: "SchedulerError", message: "every Bind plugin skipped the pod" });
      return;
    }
    const done = this.#step<PluginStatus | { readonly code: "Skip" }>(cycle, (status) => {
      if (status === undefined) this.#bound(cycle);
      else if (status.code === "Skip") this.#bind(cycle, at + 1);
      else this.#stop(cycle, stoppedLate("Bind", plugin.name, status));
    });
    plugin.bind?.(placement, handle, done);
  }

  #bound({ queued, placement, framework, handle }: Cycle): void {
    const { pod, node, cause } = placement;
    this.#cycles.delete(queued.uid);
    this.#options.queue.delete(queued.uid);
    perform(handle, record(scheduled(pod, node)), cause);
    for (const { postBind } of framework.at.postBind) postBind?.(placement, handle);
  }

  /** What follows when a plugin is done: once, and not when the pod is gone by then. */
  #step<T>(cycle: Cycle, next: (status: T | undefined) => void): (status?: T) => void {
    let isDone = false;
    return (status) => {
      if (isDone || this.#cycles.get(cycle.queued.uid) !== cycle) return;
      isDone = true;
      next(status);
    };
  }

  /** Unless the cache showed a binding meanwhile, the pod is where it was before. */
  #stop(cycle: Cycle, { reason, message, rejectedBy }: Stopped): void {
    const { queued, placement, handle } = cycle;
    const { pod, cause } = placement;
    const { snapshot, queue, left } = this.#options;
    this.#end(cycle);
    perform(handle, record(scheduling(pod, message)), cause);
    if (queued.place !== "taken") return;
    const slot = snapshot.removePod(queued.uid);
    snapshot.nominations.set(pod, pod.status.nominatedNodeName ?? "");
    if (rejectedBy === undefined) queue.putFailed(queued);
    left(slot, pod, cause);
    // It is no news to the pod itself that it has left.
    if (rejectedBy !== undefined) queue.putUnschedulable(queued, rejectedBy);
    const write = markUnschedulable(pod, { reason, message, nowMs: handle.clock.now() });
    if (write !== undefined) perform(handle, write, cause);
  }

  #end({ queued: { uid }, placement, framework, handle }: Cycle): void {
    this.#cycles.delete(uid);
    this.#options.waitingPods.forget(uid);
    for (const { unreserve } of [...framework.at.reserve].reverse()) {
      unreserve?.(placement, handle);
    }
  }
}

/** Before the binding cycle proper a plugin may find that the pod does not fit after all. */
function stoppedEarly(point: string, plugin: string, status: PluginStatus): Stopped {
  if (status.code === "Error") return stoppedLate(point, plugin, status);
  const rejection = { plugin, reasons: [status.message], unresolvable: false };
  const rejections = new Map([[rejection, 1]]);
  const { message, plugins } = failureOf({ nodes: 1, rejections, postFilter: "" });
  return { reason: "Unschedulable", message, rejectedBy: plugins };
}

function stoppedLate(point: string, plugin: string, { code, message }: PluginStatus): Stopped {
  if (code === "Unschedulable") return { reason: code, message };
  return { reason: "SchedulerError", message: `running ${point} plugin "${plugin}": ${message}` };
}

/** A write whose failure changes nothing: the pod will be tried again anyway. */
function perform(handle: Handle, action: Action, cause: number): void {
  handle.perform(action, cause, () => undefined);
}
