import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../api/core/pod/claims.ts";
import { boundByController, selectedNode } from "../api/core/volume/annotations.ts";
import { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import { changeMetadata } from "../api/meta/change-metadata.ts";
import type { Clock, Timer } from "../api/runtime.ts";
import { type Action, update } from "../client/action.ts";
import type { Executor } from "../client/executor.ts";
import type { Pod } from "./framework.ts";
import { type Bindings, isBound } from "./volume-binding.ts";
import { claimKey, type Volumes } from "./volumes.ts";

/** A pod waits so long for its volumes, then it is placed anew. Source: BindTimeoutSeconds 1.36. */
const bindTimeoutMs = 600_000;

interface Waiting {
  readonly pod: Pod;
  readonly claims: ReadonlySet<string>;
  readonly bindings: Bindings;
  readonly timer: Timer;
  /** Called once, with what went wrong if something did. */
  readonly done: (problem: string | undefined) => void;
}

export interface VolumeBinderOptions {
  readonly volumes: Volumes;
  readonly clock: Clock;
  readonly executor: Executor;
}

/**
 * Has the claims of pods bound that have found a node, and waits until they are. What it promised
 * to a pod nobody else gets meanwhile. Source: volumebinding BindPodVolumes 1.36.
 */
export class VolumeBinder {
  readonly #options: VolumeBinderOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(options: VolumeBinderOptions) {
    this.#options = options;
  }

  /** Asks for the volumes of a pod on a node; `done` may be called before this returns. */
  bind(
    pod: Pod,
    { node, bindings, cause }: { node: string; bindings: Bindings; cause: number },
    done: Waiting["done"],
  ): void {
    const { clock } = this.#options;
    const uid = pod.metadata.uid ?? "";
    const claims = new Set(claimsOfPod(pod).map((claim) => claimKey(pod, claim)));
    const timer = clock.setTimer(bindTimeoutMs, () => this.#end(uid, "context deadline exceeded"));
    this.#waiting.set(uid, { pod, claims, bindings, timer, done });
    this.#promise(bindings, node);
    this.#ask(uid, [...chosenActions(bindings), ...provisionActions(bindings, node)], cause);
  }

  /** The pod is gone, and waits no more. */
  forget(uid: string): void {
    const waiting = this.#waiting.get(uid);
    if (waiting === undefined) return;
    waiting.timer.cancel();
    this.#waiting.delete(uid);
    this.#release(waiting.bindings);
  }

  stop(): void {
    for (const uid of [...this.#waiting.keys()]) this.forget(uid);
  }

  /** A claim changed: those who wait for it may have it now, or never will. */
  claimChanged(
    next: PersistentVolumeClaim | undefined,
    previous: PersistentVolumeClaim | undefined,
  ): void {
    if (this.#waiting.size === 0) return;
    const { namespace, name } = (next ?? previous)?.metadata ?? {};
    const isReset =
      previous?.metadata.annotations?.[selectedNode] !== undefined &&
      next?.metadata.annotations?.[selectedNode] === undefined;
    for (const [uid, { claims }] of [...this.#waiting]) {
      if (!claims.has(`${namespace}/${name}`)) continue;
      if (next === undefined) this.#end(uid, `persistentvolumeclaim "${name}" not found`);
      else if (isReset) this.#end(uid, `provisioning failed for PVC "${name}"`);
      else this.#look(uid);
    }
  }

  #ask(uid: string, actions: readonly Action[], cause: number): void {
    for (const action of actions) {
      let problem: string | undefined;
      this.#options.executor.perform(action, cause, ({ error }) => {
        problem = error?.message;
        if (problem !== undefined) this.#end(uid, problem);
      });
      if (problem !== undefined) return;
    }
    this.#look(uid);
  }

  #look(uid: string): void {
    const waiting = this.#waiting.get(uid);
    if (waiting === undefined) return;
    const { claims } = this.#options.volumes.sources;
    const isDone = [...waiting.claims].every((key) => {
      const claim = claims.get(key);
      return claim !== undefined && isBound(claim);
    });
    if (isDone) this.#end(uid, undefined);
  }

  #end(uid: string, problem: string | undefined): void {
    const waiting = this.#waiting.get(uid);
    this.forget(uid);
    waiting?.done(problem === undefined ? undefined : `binding volumes: ${problem}`);
  }

  #promise({ chosen, provisioned }: Bindings, node: string): void {
    const { promisedVolumes, promisedNodes } = this.#options.volumes;
    for (const { claim, volume } of chosen) {
      promisedVolumes.set(volume.metadata.name ?? "", keyOfClaim(claim));
    }
    for (const claim of provisioned) promisedNodes.set(keyOfClaim(claim), node);
  }

  #release({ chosen, provisioned }: Bindings): void {
    const { promisedVolumes, promisedNodes } = this.#options.volumes;
    for (const { volume } of chosen) promisedVolumes.delete(volume.metadata.name ?? "");
    for (const claim of provisioned) promisedNodes.delete(keyOfClaim(claim));
  }
}

const keyOfClaim = ({ metadata }: PersistentVolumeClaim) =>
  `${metadata.namespace}/${metadata.name}`;

function chosenActions({ chosen }: Bindings): readonly Action[] {
  return chosen.map(({ claim, volume }) => {
    const { namespace, name, uid, resourceVersion } = claim.metadata;
    const { apiVersion, kind } = Claims;
    const claimRef = { kind, namespace, name, uid, apiVersion, resourceVersion };
    const annotations = { ...volume.metadata.annotations, [boundByController]: "yes" };
    return update(PersistentVolume, {
      ...volume,
      metadata: changeMetadata(volume.metadata, { annotations }),
      spec: { ...volume.spec, claimRef },
    });
  });
}

function provisionActions({ provisioned }: Bindings, node: string): readonly Action[] {
  return provisioned
    .filter(({ metadata }) => metadata.annotations?.[selectedNode] === undefined)
    .map((claim) => {
      const annotations = { ...claim.metadata.annotations, [selectedNode]: node };
      const metadata = changeMetadata(claim.metadata, { annotations });
      return update(Claims, { ...claim, metadata });
    });
}
