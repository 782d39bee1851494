import { latencyText } from "../../api/duration.ts";
import { formatMicroTime, parseTime } from "../../api/runtime.ts";
import type { Traffic } from "../../api/sim/traffic.ts";
import type { TrafficLatency, TrafficPod } from "../../api/sim/traffic-status.ts";
import type { Server } from "../../network/index.ts";
import { Histogram } from "./histogram.ts";
import { msOf } from "./load.ts";
import { causeOf, type Ended } from "./outcome.ts";
import { Timeline } from "./timeline.ts";

type Status = Traffic["status"];

/** So many pods are told of, those that were reached last. */
export const podsMax = 100;

interface PodCount {
  readonly server: Pick<Server, "namespace" | "pod" | "node">;
  requests: number;
  failed: number;
  lastMs: number;
}

/** All that is counted of a Traffic. Begins with what a status says, and is written there. */
export class Tally {
  /** Of the beginning of the load; `undefined` before it. */
  #startMs: number | undefined;
  readonly #timeline: Timeline;
  readonly #latencies: Histogram;
  readonly #failures: Map<string, number>;
  readonly #pods: Map<string, PodCount>;
  /** The same by namespace and name, for every request asks for one of them. */
  readonly #byName = new Map<string, Map<string, PodCount>>();
  #firstFailure: Status["firstFailure"];
  #sent: number;
  #succeeded: number;
  #failed: number;
  #inFlight = 0;
  #lost: number;
  #retried: number;

  constructor(status: Status) {
    const { sent, succeeded, failed, inFlight, lost = 0, retried = 0, timeline } = status;
    this.#startMs = parseTime(status.startTime);
    this.#timeline = timeline === undefined ? new Timeline() : Timeline.from(timeline);
    this.#latencies = latenciesIn(status.latency);
    this.#failures = new Map(Object.entries(status.failures ?? {}));
    this.#pods = new Map(
      (status.pods ?? []).map((pod) => [keyOf(pod.namespace, pod.name), countOf(pod)]),
    );
    this.#firstFailure = status.firstFailure;
    [this.#sent, this.#succeeded, this.#failed, this.#retried] = [sent, succeeded, failed, retried];
    // Nobody is left who waits for those.
    this.#lost = lost + inFlight;
  }

  get startMs(): number | undefined {
    return this.#startMs;
  }

  /** Answers when the load began: now, unless it has before. */
  start(nowMs: number): number {
    this.#startMs ??= nowMs;
    return this.#startMs;
  }

  get sent(): number {
    return this.#sent;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Grows with all that happens. */
  get revision(): number {
    return this.#sent + this.#succeeded + this.#failed + this.#retried;
  }

  begun(nowMs: number): void {
    this.#sent += 1;
    this.#inFlight += 1;
    this.#timeline.sent(this.#sinceMs(nowMs));
  }

  retried(): void {
    this.#retried += 1;
  }

  /** One try has come to a server and has ended. */
  tried(server: Server, nowMs: number, isExpected: boolean): void {
    const pod = this.#byName.get(server.namespace)?.get(server.pod) ?? this.#podOf(server);
    pod.requests += 1;
    pod.lastMs = nowMs;
    if (!isExpected) pod.failed += 1;
  }

  #podOf(server: Server): PodCount {
    const { namespace, pod: name } = server;
    const key = keyOf(namespace, name);
    let pod = this.#pods.get(key);
    if (pod === undefined) {
      if (this.#pods.size >= podsMax) this.#forgetOldest();
      pod = { server, requests: 0, failed: 0, lastMs: 0 };
      this.#pods.set(key, pod);
    }
    const named = this.#byName.get(namespace) ?? new Map<string, PodCount>();
    this.#byName.set(namespace, named.set(name, pod));
    return pod;
  }

  /** A request has ended for good. */
  ended(ended: Ended, isExpected: boolean, { nowMs, beganMs }: { nowMs: number; beganMs: number }) {
    const tookMs = nowMs - beganMs;
    this.#inFlight -= 1;
    this.#latencies.add(tookMs);
    this.#timeline.ended(this.#sinceMs(nowMs), tookMs, !isExpected);
    if (isExpected) {
      this.#succeeded += 1;
      return;
    }
    this.#failed += 1;
    const cause = causeOf(ended);
    this.#failures.set(cause, (this.#failures.get(cause) ?? 0) + 1);
    const { message } = ended.failure ?? {};
    this.#firstFailure ??= {
      time: formatMicroTime(nowMs),
      reason: cause,
      ...(message !== undefined && { message }),
    };
  }

  toStatus(): Omit<Status, "phase" | "conditions" | "observedGeneration"> {
    return {
      ...(this.#startMs !== undefined && { startTime: formatMicroTime(this.#startMs) }),
      sent: this.#sent,
      succeeded: this.#succeeded,
      failed: this.#failed,
      inFlight: this.#inFlight,
      ...(this.#lost > 0 && { lost: this.#lost }),
      ...(this.#retried > 0 && { retried: this.#retried }),
      ...(this.#failures.size > 0 && { failures: Object.fromEntries(this.#failures) }),
      ...(this.#firstFailure && { firstFailure: this.#firstFailure }),
      ...(this.#latencies.count > 0 && { latency: latencyOf(this.#latencies) }),
      pods: [...this.#pods.keys()].sort().flatMap((key) => podOf(this.#pods.get(key))),
      timeline: this.#timeline.toStatus(),
    };
  }

  #sinceMs(nowMs: number): number {
    return Math.max(0, nowMs - (this.#startMs ?? nowMs));
  }

  #forgetOldest(): void {
    let oldest: string | undefined;
    let oldestMs = Number.POSITIVE_INFINITY;
    for (const [key, { lastMs }] of this.#pods) {
      if (lastMs < oldestMs) [oldest, oldestMs] = [key, lastMs];
    }
    if (oldest === undefined) return;
    this.#pods.delete(oldest);
    this.#byName.clear();
  }
}

const keyOf = (namespace: string, pod: string) => `${namespace}/${pod}`;

const countOf = ({ name: pod, namespace, node = "", requests, failed }: TrafficPod): PodCount => ({
  server: { namespace, pod, node },
  requests,
  failed,
  lastMs: 0,
});

function podOf(count: PodCount | undefined): readonly TrafficPod[] {
  if (count === undefined) return [];
  const { server, requests, failed } = count;
  return [{ name: server.pod, namespace: server.namespace, node: server.node, requests, failed }];
}

function latencyOf(histogram: Histogram): TrafficLatency {
  const at = (share: number) => latencyText(histogram.percentileMs(share));
  return {
    mean: latencyText(histogram.meanMs),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: latencyText(histogram.maxMs),
    histogram: histogram.toText(),
  };
}

function latenciesIn({ histogram = "", mean = "0s", max = "0s" }: TrafficLatency = {}): Histogram {
  return Histogram.fromText(histogram, { meanMs: msOf(mean), maxMs: msOf(max) });
}
