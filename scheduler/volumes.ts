import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import { claimsOfPod, type PodClaim } from "../api/core/pod/claims.ts";
import type { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import type { StorageClass } from "../api/storage/storage-class.ts";
import type { Pod } from "./framework.ts";

/** What is known of objects by their keys; an informer is one. */
interface Known<T> {
  get(key: string): T | undefined;
  indexed(index: string, value: string): readonly T[];
}

/** Volumes without a claim, by their class. */
export const freeVolumesIndex = "freeVolumesByClass";

export interface VolumeSources {
  readonly claims: Pick<Known<PersistentVolumeClaim>, "get">;
  readonly volumes: Known<PersistentVolume>;
  readonly classes: Pick<Known<StorageClass>, "get">;
}

type ClaimListener = (
  next: PersistentVolumeClaim | undefined,
  previous: PersistentVolumeClaim | undefined,
) => void;

const nothing = { get: () => undefined, indexed: () => [] };

/**
 * What the scheduler knows of storage: the caches, and what it has promised to pods that wait for
 * their volumes, which the caches may be late to show.
 */
export class Volumes {
  sources: VolumeSources = { claims: nothing, volumes: nothing, classes: nothing };
  /** The claim that a volume is promised to, both by their keys. */
  readonly promisedVolumes = new Map<string, string>();
  /** The node that the volume of a claim is to be made for. */
  readonly promisedNodes = new Map<string, string>();
  readonly #claimListeners = new Set<ClaimListener>();
  /** The pods on nodes that use a claim, by uid. */
  readonly #users = new Map<string, Set<string>>();

  /** Calls the listener when any claim changes, until what it returns is called. */
  onClaimChange(listener: ClaimListener): () => void {
    this.#claimListeners.add(listener);
    return () => this.#claimListeners.delete(listener);
  }

  claimChanged(...change: Parameters<ClaimListener>): void {
    for (const listener of [...this.#claimListeners]) listener(...change);
  }

  /** Counts the claims of a pod that has a node, bound or assumed. */
  use(pod: Pod): void {
    for (const claim of claimsOfPod(pod)) {
      const key = claimKey(pod, claim);
      const users = this.#users.get(key) ?? new Set();
      this.#users.set(key, users.add(pod.metadata.uid ?? ""));
    }
  }

  release(pod: Pod): void {
    for (const claim of claimsOfPod(pod)) {
      const key = claimKey(pod, claim);
      const users = this.#users.get(key);
      users?.delete(pod.metadata.uid ?? "");
      if (users?.size === 0) this.#users.delete(key);
    }
  }

  /** True where another pod on a node uses the claim. */
  isUsed(key: string, pod: Pod): boolean {
    const users = this.#users.get(key);
    if (users === undefined) return false;
    return users.size > 1 || !users.has(pod.metadata.uid ?? "");
  }
}

/** `namespace/name` of a claim of the pod. */
export const claimKey = ({ metadata }: Pod, { name }: PodClaim): string =>
  `${metadata.namespace}/${name}`;
