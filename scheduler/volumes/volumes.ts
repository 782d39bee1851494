import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { claimsOfPod, type PodClaim } from "../../api/core/pod/claims.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { CSIDriver } from "../../api/storage/csi-driver.ts";
import type { CSINode } from "../../api/storage/csi-node.ts";
import type { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import type { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { signatureOf } from "../decision/signature.ts";
import type { Pod } from "../framework/framework.ts";
import { disksOf } from "./pod-disks.ts";

/** What is known of objects by their keys; an informer is one. */
interface Known<T> {
  get(key: string): T | undefined;
  indexed(index: string, value: string): readonly T[];
}

/** Volumes without a claim, by their class. */
export const freeVolumesIndex = "freeVolumesByClass";
/** Attachments by their node. */
export const attachmentsIndex = "attachmentsByNode";

/** What is left, by the class it is left for. */
export const capacitiesIndex = "capacitiesByClass";

export interface VolumeSources {
  readonly claims: Pick<Known<PersistentVolumeClaim>, "get">;
  readonly volumes: Known<PersistentVolume>;
  readonly classes: Pick<Known<StorageClass>, "get">;
  readonly csiNodes: Pick<Known<CSINode>, "get">;
  readonly drivers: Pick<Known<CSIDriver>, "get">;
  readonly capacities: Pick<Known<CSIStorageCapacity>, "indexed">;
  readonly attachments: Pick<Known<VolumeAttachment>, "indexed">;
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
  sources: VolumeSources = {
    claims: nothing,
    volumes: nothing,
    classes: nothing,
    csiNodes: nothing,
    drivers: nothing,
    capacities: nothing,
    attachments: nothing,
  };
  /** The claim that a volume is promised to, both by their keys. */
  readonly promisedVolumes = new Map<string, string>();
  /** The node that the volume of a claim is to be made for. */
  readonly promisedNodes = new Map<string, string>();
  /** The nodes on which a driver has a limit of volumes. */
  readonly limitedNodes = new Set<string>();
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

  /** Counts the claims of a pod that has a node, bound or assumed; `beside` are those on it. */
  use(pod: Pod, beside: Map<string, Pod>): void {
    const { uid = "" } = pod.metadata;
    const claims = claimsOfPod(pod);
    for (const claim of claims) {
      const key = claimKey(pod, claim);
      const users = this.#users.get(key) ?? new Set();
      this.#users.set(key, users.add(uid));
    }
    if (claims.length > 0 || disksOf(pod).length > 0) beside.set(uid, pod);
  }

  release(pod: Pod, beside: Map<string, Pod>): void {
    const { uid = "" } = pod.metadata;
    if (!beside.delete(uid)) return;
    for (const claim of claimsOfPod(pod)) {
      const key = claimKey(pod, claim);
      const users = this.#users.get(key);
      users?.delete(uid);
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

export const usesClaim = (pod: Pod, key: string): boolean =>
  claimsOfPod(pod).some((claim) => claimKey(pod, claim) === key);

/** Empty for a pod without claims; no two pods with claims are alike. */
export function claimsSignature(pod: Pod): string {
  const claims = claimsOfPod(pod);
  if (claims.length === 0) return "";
  return `${pod.metadata.uid}:${claims.map((claim) => claimKey(pod, claim)).join()}`;
}

/** Equal for pods with the same disks; empty for those without any. */
export function disksSignature(pod: Pod): string {
  const disks = disksOf(pod);
  return disks.length === 0 ? "" : signatureOf(disks);
}

/** The same where it matters which claims the pod has, too. */
export const volumesSignature = (pod: Pod): string => disksSignature(pod) + claimsSignature(pod);

/** What the cache of a kind says of an object that it does not have. */
export const notFound = (resource: string, name: string): string =>
  `${resource} "${name}" not found`;
