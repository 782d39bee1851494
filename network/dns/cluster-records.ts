/** The Services, slices and namespaces, as DNS knows them at a time. */
import type { Namespace } from "../../api/core/namespace.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type ServiceView, type SliceView, viewService, viewSlice } from "./service-view.ts";
import { type Change, KeyIndex, Versions } from "./versions.ts";

/**
 * Finds what there is at a time, by name and by address. A change costs as much as its object is
 * large, whatever else there is.
 */
export class ClusterRecords {
  readonly #namespaces = new Versions<true>();
  readonly #services: Versions<ServiceView>;
  readonly #slices: Versions<SliceView>;
  readonly #servicesByAddress = new KeyIndex();
  readonly #slicesByAddress = new KeyIndex();
  readonly #slicesByService = new KeyIndex();

  constructor() {
    const services = this.#servicesByAddress;
    this.#services = new Versions({
      held: (key, { addresses }) => {
        for (const address of addresses) services.add(address, key);
      },
      forgotten: (key, { addresses }) => {
        for (const address of addresses) services.remove(address, key);
      },
    });
    const slices = this.#slicesByAddress;
    this.#slices = new Versions({
      held: (key, view) => {
        this.#slicesByService.add(keyOf(view.namespace, view.service), key);
        for (const { address } of view.endpoints) slices.add(address, key);
      },
      forgotten: (key, view) => {
        this.#slicesByService.remove(keyOf(view.namespace, view.service), key);
        for (const { address } of view.endpoints) slices.remove(address, key);
      },
    });
  }

  changeNamespace({ metadata }: Namespace, isThere: boolean, change: Change): void {
    this.#namespaces.change(metadata.name ?? "", isThere ? true : undefined, change);
  }

  changeService(service: Service, isThere: boolean, change: Change): void {
    const { namespace = "", name = "" } = service.metadata;
    this.#services.change(
      keyOf(namespace, name),
      isThere ? viewService(service) : undefined,
      change,
    );
  }

  changeSlice(slice: EndpointSlice, isThere: boolean, change: Change): void {
    const { namespace = "", name = "" } = slice.metadata;
    this.#slices.change(keyOf(namespace, name), isThere ? viewSlice(slice) : undefined, change);
  }

  hasNamespace(name: string, nowMs: number): boolean {
    return this.#namespaces.at(name, nowMs) === true;
  }

  /** By namespace and name: `default/web`. */
  service(key: string, nowMs: number): ServiceView | undefined {
    return this.#services.at(key, nowMs);
  }

  /** Those of a Service, in the order in which they were made. */
  slices({ key: service, name }: ServiceView, nowMs: number): readonly SliceView[] {
    const shown: SliceView[] = [];
    for (const key of this.#slicesByService.keysOf(service)) {
      const slice = this.#slices.at(key, nowMs);
      if (slice?.service === name) shown.push(slice);
    }
    return shown;
  }

  /** The Service that has this address in the cluster. */
  serviceAt(address: string, nowMs: number): ServiceView | undefined {
    for (const key of this.#servicesByAddress.keysOf(address)) {
      const service = this.#services.at(key, nowMs);
      if (service?.addresses.includes(address)) return service;
    }
    return undefined;
  }

  /** The slices that have an endpoint of this address. */
  slicesAt(address: string, nowMs: number): readonly SliceView[] {
    const shown: SliceView[] = [];
    for (const key of this.#slicesByAddress.keysOf(address)) {
      const slice = this.#slices.at(key, nowMs);
      if (slice !== undefined) shown.push(slice);
    }
    return shown;
  }

  /** How much is held, for those who look after its bounds. */
  get size(): { readonly objects: number; readonly addresses: number } {
    return {
      objects: this.#namespaces.size + this.#services.size + this.#slices.size,
      addresses: this.#servicesByAddress.size + this.#slicesByAddress.size,
    };
  }
}

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;
