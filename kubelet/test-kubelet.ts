/** A kubelet without a cluster, for tests: it follows the plans of one pod on its own clock. */

import type { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type PodParts, testContainer, testPod } from "../api/core/pod/test-pods.ts";
import type { Action } from "../client/action.ts";
import type { Plan } from "../client/controller.ts";
import type { Behavior, BehaviorOf } from "./behavior/behavior.ts";
import { behaviors } from "./behavior/pod-behaviors.ts";
import { SeenImages } from "./behavior/seen-images.ts";
import { volumePull } from "./behavior/volume-pull.ts";
import type { ClaimState, Configuration, Observed } from "./observed.ts";
import { planPod } from "./pod/plan-pod.ts";
import { PullRequests } from "./pod/pull-requests.ts";
import type { ContainerStatus } from "./types.ts";

export const startMs = Date.parse("2026-03-01T12:00:00Z");

export interface KubeletParts {
  readonly behaviorOf?: BehaviorOf;
  readonly neighbors?: readonly Pod[];
  readonly configuration?: (name: string, nowMs: number) => Configuration | undefined;
  readonly claim?: (name: string, nowMs: number) => ClaimState | undefined;
  readonly node?: Node;
  readonly bootedAtMs?: number;
}

/** Starts fast and never ends: what a test says nothing about does not get in its way. */
export const plain: Partial<Behavior> = {
  pull: { sizeBytes: 1_000_000, durationMs: 2_000 },
  startMs: 100,
  readyAfterMs: 0,
  listens: [80],
  stopMs: 200,
  stopCode: 0,
};

/** A pod with one container `c` of image `web:1`, just bound to node `n1`. */
export function boundPod({ metadata, spec, status }: PodParts = {}): Pod {
  return testPod({
    metadata: { uid: "u1", generation: 1, ...metadata },
    spec: { nodeName: "n1", containers: [container()], ...spec },
    status: status ?? { phase: "Pending", qosClass: "BestEffort" },
  });
}

export const container = (parts: Parameters<typeof testContainer>[0] = {}) =>
  testContainer({ name: "c", image: "web:1", imagePullPolicy: "IfNotPresent", ...parts });

/** A pod and its kubelet. */
export class TestKubelet {
  pod: Pod | undefined;
  nowMs = startMs;
  /** What happened, a line each: `12.4 status …` or `12.4 Normal Started …`. */
  readonly trace: string[] = [];
  #dueMs = startMs;
  readonly #parts: KubeletParts;
  readonly #pullRequests = new PullRequests();
  readonly #images = new SeenImages();

  constructor(pod: Pod, parts: KubeletParts = {}) {
    this.pod = pod;
    this.#parts = parts;
  }

  observed(pod: Pod): Observed {
    const {
      behaviorOf = () => plain,
      neighbors = [],
      configuration,
      claim,
      node,
      bootedAtMs,
    } = this.#parts;
    const find = (_: unknown, name: string) => configuration?.(name, this.nowMs);
    return {
      pod,
      with: (changes) => ({ ...this.observed(changes.pod ?? pod), ...changes }),
      nowMs: this.nowMs,
      node,
      nodeUp: true,
      bootedAtMs,
      hostIP: "172.18.0.2",
      neighbors,
      podsWith: () => [pod, ...neighbors],
      others: neighbors,
      as: (other) => this.observed(other),
      pullRequests: this.#pullRequests,
      behavior: behaviors({ seed: 1, behaviorOf }, pod, { nowMs: this.nowMs, configuration: find }),
      imageSinceMs: (of) => this.#images.sinceMs(pod, of),
      volumePull: (volume) => volumePull({ seed: 1 }, volume, pod),
      address: () => "10.244.0.2",
      configuration: find,
      claim: (name) => claim?.(name, this.nowMs),
    };
  }

  /** Goes on for so long; what is due at the end is done. */
  run(seconds: number): this {
    const endMs = this.nowMs + seconds * 1000;
    for (let steps = 0; this.pod !== undefined && this.#dueMs <= endMs; steps += 1) {
      if (steps > 10_000) throw new Error("the plan never rests");
      this.nowMs = Math.max(this.nowMs, this.#dueMs);
      this.#step(this.pod);
    }
    this.nowMs = endMs;
    return this;
  }

  /** Changes the pod, as a write of somebody else would. */
  change(next: (pod: Pod) => Pod): this {
    if (this.pod !== undefined) this.pod = next(this.pod);
    this.#dueMs = this.nowMs;
    return this;
  }

  /** Deletes the pod with a grace period, as the API server does it. */
  delete(graceSeconds: number): this {
    const deletionTimestamp = time(this.nowMs + graceSeconds * 1000);
    return this.change((pod) => ({
      ...pod,
      metadata: {
        ...pod.metadata,
        deletionTimestamp,
        deletionGracePeriodSeconds: graceSeconds,
        generation: (pod.metadata.generation ?? 0) + 1,
      },
    }));
  }

  #step(pod: Pod): void {
    this.#images.look(pod, this.nowMs);
    const plan = planPod(this.observed(pod));
    this.#dueMs = this.nowMs + (plan.requeueAfterMs ?? Number.POSITIVE_INFINITY);
    for (const action of plan.actions) this.#perform(action);
    if (plan.foreseesWrites === true && this.pod !== undefined) this.#compare(this.pod, plan);
  }

  /** What was foreseen is what the pod as it was written leads to. */
  #compare(written: Pod, { requeueAfterMs }: Plan): void {
    const next = planPod(this.observed(written));
    if (next.actions.length === 0 && next.requeueAfterMs === requeueAfterMs) return;
    throw new Error(`foreseen ${requeueAfterMs} ms, found ${JSON.stringify(next)}`);
  }

  #perform(action: Action): void {
    const at = ((this.nowMs - startMs) / 1000).toFixed(1);
    if (action.do === "record") {
      const { type, reason, message } = action.event;
      this.trace.push(`${at} ${type} ${reason}: ${message}`);
    } else if (action.do === "delete") {
      this.trace.push(`${at} removed`);
      this.pod = undefined;
    } else if (action.do === "update" && isPod(action.object)) {
      this.pod = action.object;
      this.trace.push(`${at} ${summary(this.pod)}`);
      // The write comes back as a change.
      this.#dueMs = this.nowMs;
    }
  }
}

const isPod = (object: unknown): object is Pod =>
  typeof object === "object" && object !== null && "kind" in object && object.kind === Pod.kind;

/** The metadata of a pod whose spec somebody has changed. */
export const changed = ({ metadata }: Pod): Pod["metadata"] => ({
  ...metadata,
  generation: (metadata.generation ?? 0) + 1,
});

export const time = (timeMs: number) => `${new Date(timeMs).toISOString().slice(0, 19)}Z`;

/** `Running c=running ready`, `Pending c=ImagePullBackOff`, `Running c=CrashLoopBackOff×3`. */
export function summary({ status }: Pod): string {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const ready = status.conditions?.find(({ type }) => type === "Ready")?.status === "True";
  const words = [status.phase ?? "", ...all.map(stateWord), ...(ready ? ["ready"] : [])];
  return words.join(" ");
}

function stateWord({ name, state, restartCount }: ContainerStatus): string {
  const { waiting, running, terminated } = state;
  const what =
    waiting?.reason ?? (running && "running") ?? `${terminated?.reason}(${terminated?.exitCode})`;
  return `${name}=${what}${restartCount > 0 ? `×${restartCount}` : ""}`;
}
