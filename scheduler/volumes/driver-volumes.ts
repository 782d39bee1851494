/**
 * The volumes that drivers have only so many places for on a node.
 * Source: pkg/scheduler/framework/plugins/nodevolumelimits 1.36.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import type { CSINode } from "../../api/storage/csi-node.ts";
import { keyOf } from "../../client/controller.ts";
import type { Pod } from "../framework/framework.ts";
import { driverOn, type InTreeVolume, inTreeVolumeOf } from "./in-tree-volumes.ts";
import { disksOf } from "./pod-disks.ts";
import { attachmentsIndex, claimKey, type VolumeSources } from "./volumes.ts";

/** How many volumes drivers can have on a node; one that is not named has no limit. */
export interface VolumeLimits {
  readonly byDriver: ReadonlyMap<string, number>;
  /** Infinity where no driver has a limit. */
  readonly lowest: number;
}

const remembered = new WeakMap<CSINode, VolumeLimits>();

export function limitsOf(csiNode: CSINode): VolumeLimits {
  const known = remembered.get(csiNode);
  if (known !== undefined) return known;
  const byDriver = new Map<string, number>();
  for (const { name, allocatable } of csiNode.spec.drivers ?? []) {
    if (allocatable?.count !== undefined) byDriver.set(name, allocatable.count);
  }
  const made = { byDriver, lowest: Math.min(...byDriver.values()) };
  remembered.set(csiNode, made);
  return made;
}

/** Volumes on one node, each once, with their drivers. */
export class DriverVolumes {
  readonly #drivers = new Map<string, string>();
  readonly #csiNode: CSINode;
  readonly #sources: VolumeSources;

  constructor(csiNode: CSINode, sources: VolumeSources) {
    this.#csiNode = csiNode;
    this.#sources = sources;
  }

  /** Drivers by what tells their volumes apart. */
  get drivers(): ReadonlyMap<string, string> {
    return this.#drivers;
  }

  /** Adds what a pod has, or would have. */
  addPod(pod: Pod): void {
    for (const each of claimsOfPod(pod)) {
      const claim = this.#sources.claims.get(claimKey(pod, each));
      if (claim !== undefined) this.#addClaim(claim);
    }
    for (const disk of disksOf(pod)) this.#addInTree(inTreeVolumeOf(disk));
  }

  /** Adds what is attached, whoever uses it. */
  addAttached(): void {
    const { attachments, volumes } = this.#sources;
    const node = this.#csiNode.metadata.name ?? "";
    for (const { spec } of attachments.indexed(attachmentsIndex, node)) {
      const volume = volumes.get(spec.source.persistentVolumeName ?? "");
      if (volume?.spec.csi === undefined) continue;
      this.#add(spec.attacher, volume.spec.csi.volumeHandle);
    }
  }

  /** A volume that is not there yet counts for the driver that will make it. */
  #addClaim(claim: PersistentVolumeClaim): void {
    const { volumes, classes } = this.#sources;
    const volume = volumes.get(claim.spec.volumeName ?? "");
    if (volume === undefined) {
      const { provisioner } = classes.get(classOf(claim)) ?? {};
      const driver = provisioner && driverOn(this.#csiNode, provisioner);
      if (driver !== undefined) this.#add(driver, `claim ${keyOf(claim)}`);
      return;
    }
    const { csi } = volume.spec;
    if (csi === undefined) this.#addInTree(inTreeVolumeOf(volume.spec));
    else this.#add(csi.driver, csi.volumeHandle);
  }

  #addInTree(volume: InTreeVolume | undefined): void {
    const driver = volume && driverOn(this.#csiNode, volume.plugin);
    if (driver !== undefined) this.#add(driver, volume?.handle ?? "");
  }

  #add(driver: string, handle: string): void {
    this.#drivers.set(`${driver}/${handle}`, driver);
  }
}
