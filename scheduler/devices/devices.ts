import type { AllocationResult } from "../../api/resource/claim-status.ts";
import type { DeviceClass } from "../../api/resource/device-class.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";
import { keyOf } from "../../client/controller.ts";
import { type Allocator, createAllocator } from "./allocate.ts";
import { extendedClasses } from "./extended-classes.ts";

interface Known<T> {
  get(key: string): T | undefined;
  values(): Iterable<T>;
}

export interface DeviceSources {
  readonly claims: Known<ResourceClaim>;
  readonly classes: Known<DeviceClass>;
  readonly slices: Known<ResourceSlice>;
}

const nothing = { get: () => undefined, values: () => [] };

/**
 * What the scheduler knows of devices: the caches, and what it has promised to pods that are on
 * their way to a node, which the caches may be late to show.
 */
export class Devices {
  sources: DeviceSources = { claims: nothing, classes: nothing, slices: nothing };
  /** Makes the UUIDs that tell the shares of one device apart. */
  uid = (): string => "";
  /** Milliseconds since the epoch. */
  now = (): number => 0;
  /** What is to be written to a claim, by its uid; one that is yet to be made has its pod's. */
  readonly #promised = new Map<string, AllocationResult>();
  #allocator: Allocator | undefined;
  #extendedClasses: ReadonlyMap<string, string> | undefined;
  /** The slices, the very same list as long as they are. */
  #slices: readonly ResourceSlice[] | undefined;

  /** Finds devices that nobody has, as things stand now. */
  get allocator(): Allocator {
    this.#allocator ??= this.#createAllocator();
    return this.#allocator;
  }

  /** The names of the classes that stand for extended resources, by those. */
  get extendedClasses(): ReadonlyMap<string, string> {
    this.#extendedClasses ??= extendedClasses(this.sources.classes.values());
    return this.#extendedClasses;
  }

  /** Whether a pod on its way to a node is to have what the claim asks for. */
  isPromised(claim: ResourceClaim): boolean {
    return this.#promised.has(idOf(claim));
  }

  promise(claim: ResourceClaim, allocation: AllocationResult): void {
    this.#promised.set(idOf(claim), allocation);
    this.changed();
  }

  /** Takes a promise back, or sees it kept. */
  release(claim: ResourceClaim): void {
    if (this.#promised.delete(idOf(claim))) this.changed();
  }

  /** A claim is another one now. */
  changed(): void {
    this.#allocator = undefined;
  }

  classesChanged(): void {
    this.#extendedClasses = undefined;
    this.changed();
  }

  slicesChanged(): void {
    this.#slices = undefined;
    this.changed();
  }

  #createAllocator(): Allocator {
    const { claims, classes, slices } = this.sources;
    const promised = new Map(this.#promised);
    const allocated = [...claims.values()].flatMap((claim) => {
      const { allocation = promised.get(idOf(claim)) } = claim.status;
      promised.delete(idOf(claim));
      return allocation === undefined ? [] : [allocation];
    });
    this.#slices ??= [...slices.values()];
    const inventory = {
      slices: this.#slices,
      classes: new Map([...classes.values()].map((each) => [each.metadata.name ?? "", each])),
      // The claims of some are yet to be made, or to be seen.
      allocations: [...allocated, ...promised.values()],
    };
    return createAllocator(inventory, () => this.uid());
  }
}

const idOf = (claim: ResourceClaim): string => claim.metadata.uid ?? keyOf(claim);
