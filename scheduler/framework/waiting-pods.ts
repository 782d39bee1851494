import { goDuration } from "../../api/duration.ts";
import type { Clock, Timer } from "../../api/runtime.ts";
import type { Placement, PluginStatus, WaitingPod, WaitingPods } from "./placement.ts";

/** A plugin cannot have a pod wait for longer. Source: framework/runtime 1.36. */
const timeoutMsMax = 15 * 60_000;

/** How the waiting ended. Allowed where there is no plugin. */
export interface Settled {
  readonly plugin?: string;
  readonly status?: PluginStatus;
}

/** The pods that wait for plugins to permit them. Source: framework/runtime waitingPodsMap 1.36. */
export class PermitQueue implements WaitingPods {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  values(): Iterable<WaitingPod> {
    return [...this.#waiting.values()];
  }

  get(uid: string): Waiting | undefined {
    return this.#waiting.get(uid);
  }

  /** Has a pod wait for the plugins, each as long as it says; `settled` is called once. */
  add(
    placement: Placement,
    timeoutsMs: ReadonlyMap<string, number>,
    settled: (how: Settled) => void,
  ): void {
    const { uid = "" } = placement.pod.metadata;
    const waiting = new Waiting(placement, this.#clock, (how) => {
      this.#waiting.delete(uid);
      settled(how);
    });
    this.#waiting.set(uid, waiting);
    for (const [plugin, timeoutMs] of timeoutsMs) {
      waiting.expect(plugin, Math.min(timeoutMs, timeoutMsMax));
    }
  }

  /** The pod is gone, and nobody hears of it any more. */
  forget(uid: string): void {
    this.#waiting.get(uid)?.stop();
    this.#waiting.delete(uid);
  }
}

class Waiting implements WaitingPod {
  readonly placement: Placement;
  readonly #clock: Clock;
  readonly #settled: (how: Settled) => void;
  /** What ends the patience of each plugin. */
  readonly #timers = new Map<string, Timer>();
  /** Goes off when the caller that settled it has returned. */
  #end: Timer | undefined;

  constructor(placement: Placement, clock: Clock, settled: (how: Settled) => void) {
    this.placement = placement;
    this.#clock = clock;
    this.#settled = settled;
  }

  /** True once it was said how the waiting ends. */
  get isSettled(): boolean {
    return this.#end !== undefined;
  }

  get pendingPlugins(): readonly string[] {
    return [...this.#timers.keys()];
  }

  expect(plugin: string, timeoutMs: number): void {
    const waited = goDuration(timeoutMs);
    const message = `rejected due to timeout after waiting ${waited} at plugin ${plugin}`;
    const timer = this.#clock.setTimer(timeoutMs, () => this.reject(plugin, message));
    this.#timers.set(plugin, timer);
  }

  allow(plugin: string): void {
    this.#timers.get(plugin)?.cancel();
    this.#timers.delete(plugin);
    if (this.#timers.size === 0) this.#settle({});
  }

  reject(plugin: string, message: string): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#settle({ plugin, status: { code: "Unschedulable", message } });
  }

  stop(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#end?.cancel();
  }

  /** What is said first counts. */
  #settle(how: Settled): void {
    this.#end ??= this.#clock.setTimer(0, () => this.#settled(how));
  }
}
