import {
  type Endpoint,
  type EndpointSlice,
  sliceEndpoints,
  slicePorts,
} from "../../api/discovery/endpointslice.ts";
import { difference } from "../parts.ts";
import { portsKey } from "../slices.ts";

/** An endpoint, and the slice that holds it. */
export interface Place {
  readonly slice: EndpointSlice;
  readonly endpoint: Endpoint;
}

const nowhere: readonly Place[] = [];

/** The endpoints that slices hold, by uid of the pod. */
export class StoredEndpoints {
  readonly #places = new Map<string, readonly Place[]>();
  readonly #ports = new Map<EndpointSlice, string>();
  #slices: readonly EndpointSlice[] = [];

  /** Where the endpoint of a pod is; in life it is in one place at most. */
  placesOf(uid: string): readonly Place[] {
    return this.#places.get(uid) ?? nowhere;
  }

  /** The ports of a slice, as `portsKey` tells them. */
  portsOf(slice: EndpointSlice): string | undefined {
    return this.#ports.get(slice);
  }

  /** Looks at the slices that changed, and tells the uids of the pods whose endpoints they hold. */
  update(slices: readonly EndpointSlice[]): readonly string[] {
    const { gone, come } = difference(this.#slices, slices);
    this.#slices = slices;
    const touched: string[] = [];
    for (const slice of gone) {
      this.#ports.delete(slice);
      for (const { targetRef } of sliceEndpoints(slice)) {
        const uid = targetRef?.uid ?? "";
        const others = this.placesOf(uid).filter((place) => place.slice !== slice);
        if (others.length === 0) this.#places.delete(uid);
        else this.#places.set(uid, others);
        touched.push(uid);
      }
    }
    for (const slice of come) {
      this.#ports.set(slice, portsKey(slicePorts(slice)));
      for (const endpoint of sliceEndpoints(slice)) {
        const uid = endpoint.targetRef?.uid ?? "";
        const places = this.placesOf(uid);
        this.#places.set(uid, [...places, { slice, endpoint }]);
        touched.push(uid);
      }
    }
    return touched;
  }
}
