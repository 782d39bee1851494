import type { Clock, Timer } from "../../api/runtime.ts";
import type { ClusterEvent, Pod } from "../framework/framework.ts";
import { type Backoff, backoffEnd } from "./backoff.ts";
import { Heap } from "./heap.ts";
import { InFlight } from "./in-flight.ts";
import {
  byRest,
  type Entry,
  freshTop,
  inTurn,
  type Less,
  type QueuedPod,
  takeFresh,
  untried,
} from "./queue-entry.ts";
import { targetPodChanges } from "./target-pod-changes.ts";

export type { Backoff } from "./backoff.ts";

/** A pod that no event helped is tried again after this. Source: 1.36. */
const unschedulableMsMax = 5 * 60_000;

export interface QueueOptions {
  readonly clock: Clock;
  readonly less: Less;
  readonly backoff?: Backoff;
  /** Why a pod may not wait for a node yet, or `undefined`. */
  readonly preEnqueue: (pod: Pod) => string | undefined;
  /** Equal for pods that every plugin treats alike, and that may preempt the same pods. */
  readonly signature: (pod: Pod) => string;
  /** Whether an event may help a pod that these plugins refused. */
  readonly mayHelp: (pod: Pod, rejectedBy: readonly string[], event: ClusterEvent) => boolean;
  readonly wake: () => void; // There is a pod to pop.
}

/**
 * The pods without a node: active ones in the order of their turn, those in backoff after a
 * failure, and those that fit nowhere until something changes.
 * Source: scheduler backend/queue 1.36.
 */
export class SchedulingQueue {
  readonly #options: QueueOptions;
  readonly #pods = new Map<string, QueuedPod>();
  readonly #active: Heap<Entry>;
  /** Pods that did not fit. Where nothing is active, they are tried before their time. */
  readonly #backoff: Heap<Entry>;
  /** Pods that failed otherwise, as at their binding. They always wait their time out. */
  readonly #errorBackoff = new Heap<Entry>(byRest(() => false));
  /** By the time of their failure, the oldest first. */
  readonly #unschedulable = new Map<string, QueuedPod>();
  /** Refused pods that are alike: one look says whether an event helps them all. */
  readonly #buckets = new Map<string, Map<string, QueuedPod>>();
  readonly #inFlight = new InFlight();
  #sequence = 0;
  #timer: Timer | undefined;
  #timerMs = Number.POSITIVE_INFINITY;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#active = new Heap(inTurn(options.less));
    this.#backoff = new Heap(byRest(options.less));
  }

  /** How many pods wait in any way, or are taken. */
  get size(): number {
    return this.#pods.size;
  }

  has(uid: string): boolean {
    return this.#pods.has(uid);
  }

  get(uid: string): Readonly<QueuedPod> | undefined {
    return this.#pods.get(uid);
  }

  /** Takes a pod without a node, or a new version of one. */
  put(pod: Pod, cause: number): void {
    const uid = pod.metadata.uid ?? "";
    const known = this.#pods.get(uid);
    if (known !== undefined) {
      this.#update(known, pod, cause);
      return;
    }
    const queued = untried(pod, this.#options.clock.now(), cause);
    this.#pods.set(uid, queued);
    this.#enter(queued);
  }

  /** Forgets a pod: it is gone, or has a node. */
  delete(uid: string): void {
    const queued = this.#pods.get(uid);
    if (queued === undefined) return;
    this.#leaveUnschedulable(queued);
    this.#inFlight.end(uid, () => false);
    queued.place = "gone";
    this.#pods.delete(uid);
  }

  /** Takes the next pod out. It stays known until it is put back or deleted. */
  pop(): QueuedPod | undefined {
    const entry = takeFresh(this.#active, "active") ?? takeFresh(this.#backoff, "backoff");
    if (entry === undefined) return undefined;
    entry.queued.place = "taken";
    this.#inFlight.take(entry.queued.uid);
    return entry.queued;
  }

  /**
   * Puts back a pod that fits nowhere, to wait for an event that helps; one that came while the pod
   * was on its way does too. One that no plugin refused, as there is no node, waits for its backoff
   * alone.
   */
  putUnschedulable(queued: QueuedPod, rejectedBy: readonly string[]): void {
    if (queued.place !== "taken") return;
    if (rejectedBy.length === 0) {
      this.putFailed(queued);
      return;
    }
    queued.unschedulableCount += 1;
    queued.errorCount = 0;
    queued.rejectedBy = rejectedBy;
    this.#failed(queued, queued.unschedulableCount);
    queued.place = "unschedulable";
    queued.bucket = `${rejectedBy.join()}/${this.#options.signature(queued.pod)}`;
    this.#unschedulable.set(queued.uid, queued);
    const bucket = this.#buckets.get(queued.bucket) ?? new Map<string, QueuedPod>();
    this.#buckets.set(queued.bucket, bucket);
    bucket.set(queued.uid, queued);
    this.#arm(queued.sinceMs + unschedulableMsMax);
    if (this.#inFlight.end(queued.uid, (event) => this.#helps(queued, event))) {
      this.#requeue(queued);
    }
  }

  /** Puts back a pod that could not be bound, or looked at, to be tried again after its backoff. */
  putFailed(queued: QueuedPod): void {
    if (queued.place !== "taken") return;
    this.#inFlight.end(queued.uid, () => false);
    queued.errorCount += 1;
    this.#failed(queued, queued.errorCount);
    this.#waitBackoff(queued, this.#errorBackoff);
  }

  /** Moves the refused pods that an event may help. */
  move(event: ClusterEvent): void {
    this.#inFlight.note(event);
    for (const bucket of [...this.#buckets.values()]) {
      const [first] = bucket.values();
      if (first === undefined) continue;
      if (!this.#options.mayHelp(first.pod, first.rejectedBy, event)) continue;
      for (const queued of [...bucket.values()]) {
        queued.cause = event.revision;
        this.#requeue(queued);
      }
    }
  }

  /** Looks anew at what keeps some pods from being tried, as that may be gone. */
  reconsiderGated(cause: number, isConcerned: (pod: Pod) => boolean): void {
    for (const queued of [...this.#pods.values()]) {
      if (queued.place !== "gated" || !isConcerned(queued.pod)) continue;
      queued.cause = cause;
      this.#enter(queued);
    }
  }

  /** Has a refused pod tried again. */
  retry(uid: string): void {
    const queued = this.#unschedulable.get(uid);
    if (queued !== undefined) this.#requeue(queued);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#pods.clear();
  }

  #update(queued: QueuedPod, pod: Pod, cause: number): void {
    const before = queued.pod;
    queued.pod = pod;
    if (queued.place === "gated") this.#enter(queued);
    else if (queued.place === "unschedulable" || queued.place === "taken") {
      for (const name of targetPodChanges(before, pod)) {
        const event = { name, slot: -1, revision: cause, pod, previousPod: before };
        if (queued.place === "taken") this.#inFlight.note(event);
        else if (this.#helps(queued, event)) {
          queued.cause = cause;
          this.#requeue(queued);
        }
      }
    } else if (queued.place === "active" && this.#isElsewhere(before, queued)) {
      this.#activate(queued);
    }
  }

  /** What happens to a pod by itself is news to that pod only, and its leaving a node is none. */
  #helps({ uid, pod, rejectedBy }: QueuedPod, event: ClusterEvent): boolean {
    const isOwn = event.pod?.metadata.uid === uid;
    if (isOwn !== event.name.startsWith("TargetPod")) return false;
    return this.#options.mayHelp(pod, rejectedBy, event);
  }

  /** Whether the pod, as it is now, goes before or after what it was. */
  #isElsewhere(before: Pod, { pod, sinceMs }: QueuedPod): boolean {
    const { less } = this.#options;
    const [was, is] = [
      { pod: before, sinceMs },
      { pod, sinceMs },
    ];
    return less(was, is) || less(is, was);
  }

  #enter(queued: QueuedPod): void {
    if (this.#options.preEnqueue(queued.pod) === undefined) this.#activate(queued);
  }

  #activate(queued: QueuedPod): void {
    queued.place = "active";
    this.#active.push(this.#entry(queued));
    this.#options.wake();
  }

  #requeue(queued: QueuedPod): void {
    if (this.#options.preEnqueue(queued.pod) !== undefined) return;
    this.#leaveUnschedulable(queued);
    if (queued.backoffUntilMs > this.#options.clock.now()) this.#waitBackoff(queued, this.#backoff);
    else this.#activate(queued);
  }

  #failed(queued: QueuedPod, failures: number): void {
    const nowMs = this.#options.clock.now();
    queued.sinceMs = nowMs;
    queued.backoffUntilMs = backoffEnd(nowMs, failures, this.#options.backoff);
  }

  #waitBackoff(queued: QueuedPod, heap: Heap<Entry>): void {
    queued.place = "backoff";
    heap.push(this.#entry(queued));
    this.#arm(queued.backoffUntilMs);
    if (heap === this.#backoff) this.#options.wake();
  }

  #leaveUnschedulable(queued: QueuedPod): void {
    if (queued.place !== "unschedulable") return;
    this.#unschedulable.delete(queued.uid);
    const bucket = this.#buckets.get(queued.bucket);
    bucket?.delete(queued.uid);
    if (bucket?.size === 0) this.#buckets.delete(queued.bucket);
  }

  #entry(queued: QueuedPod): Entry {
    this.#sequence += 1;
    queued.sequence = this.#sequence;
    const { pod, sinceMs, backoffUntilMs, sequence } = queued;
    return { queued, pod, sinceMs, backoffUntilMs, sequence };
  }

  /** Makes sure that the queue looks at its times by `dueMs`. */
  #arm(dueMs: number): void {
    if (dueMs >= this.#timerMs) return;
    this.#timer?.cancel();
    this.#timerMs = dueMs;
    const { clock } = this.#options;
    this.#timer = clock.setTimer(Math.max(0, dueMs - clock.now()), () => this.#flush());
  }

  /** Activates what has waited long enough, and sets the timer for the next. */
  #flush(): void {
    this.#timer = undefined;
    this.#timerMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#options.clock.now();
    for (const heap of [this.#backoff, this.#errorBackoff]) {
      for (let next = freshTop(heap, "backoff"); next !== undefined; ) {
        if (next.backoffUntilMs > nowMs) {
          this.#arm(next.backoffUntilMs);
          break;
        }
        heap.pop();
        this.#activate(next.queued);
        next = freshTop(heap, "backoff");
      }
    }
    for (const queued of this.#unschedulable.values()) {
      if (queued.sinceMs + unschedulableMsMax > nowMs) {
        this.#arm(queued.sinceMs + unschedulableMsMax);
        break;
      }
      this.#requeue(queued);
    }
  }
}
