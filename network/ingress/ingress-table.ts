import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { Ingress } from "../../api/networking/ingress.ts";
import type { IngressClass } from "../../api/networking/ingress-class.ts";
import type { KubeObject } from "../../api/resource.ts";
import { keyOf } from "../../client/controller.ts";
import { isServed } from "./class.ts";
import { compileRoutes, type IngressRoutes, type IngressService } from "./routes.ts";
import { endpointsOf, type IngressEndpoint, sliceKeyOf } from "./service-endpoints.ts";

/** At most 0.3 times a second. Source: ingress-nginx 1.14, --sync-rate-limit. */
export const syncIntervalUsualMs = 1000 / 0.3;

/** A change that is not shown yet. */
interface Pending {
  readonly atMs: number;
  readonly apply: () => void;
}

/**
 * What the entry knows: the Ingresses that it serves, and the endpoints of their Services. A change
 * is shown at once where nothing was for a while; those soon after it wait, and are shown together.
 * Times never go back.
 */
export class IngressTable {
  readonly #intervalMs: number;
  readonly #ingresses = new Map<string, Ingress>();
  readonly #classes = new Map<string, IngressClass>();
  readonly #services = new Map<string, Service>();
  readonly #slices = new Map<string, Map<string, EndpointSlice>>();
  /** What was asked for since the Service changed last, by its port. */
  readonly #endpoints = new Map<string, Map<string, readonly IngressEndpoint[]>>();
  #pending: Pending[] = [];
  #syncedMs = Number.NEGATIVE_INFINITY;
  #routes: IngressRoutes | undefined;

  constructor({ intervalMs = syncIntervalUsualMs }: { readonly intervalMs?: number } = {}) {
    this.#intervalMs = intervalMs;
  }

  ingressChanged(next: Ingress | undefined, previous: Ingress | undefined, nowMs: number): void {
    // Its own status is none of its business.
    if (next?.spec === previous?.spec && isSameMeta(next, previous)) return;
    this.#note(nowMs, () => {
      put(this.#ingresses, next, previous);
      this.#routes = undefined;
    });
  }

  classChanged(
    next: IngressClass | undefined,
    previous: IngressClass | undefined,
    nowMs: number,
  ): void {
    this.#note(nowMs, () => {
      put(this.#classes, next, previous);
      this.#routes = undefined;
    });
  }

  serviceChanged(next: Service | undefined, previous: Service | undefined, nowMs: number): void {
    if (next?.spec === previous?.spec) return;
    this.#note(nowMs, () => {
      put(this.#services, next, previous);
      for (const each of [next, previous])
        if (each !== undefined) this.#endpoints.delete(keyOf(each));
    });
  }

  sliceChanged(
    next: EndpointSlice | undefined,
    previous: EndpointSlice | undefined,
    nowMs: number,
  ): void {
    this.#note(nowMs, () => {
      const { name = "" } = (next ?? previous)?.metadata ?? {};
      if (previous !== undefined) this.#removeSlice(previous, name);
      if (next !== undefined) this.#slicesOf(next).set(name, next);
    });
  }

  /** The routes as they are shown at a time. */
  routes(nowMs: number): IngressRoutes {
    this.#sync(nowMs);
    this.#routes ??= compileRoutes(
      [...this.#ingresses.values()].filter((each) =>
        isServed(each, (name) => this.#classes.get(name)),
      ),
    );
    return this.#routes;
  }

  /** The ready endpoints of a port of a Service, by address. */
  endpoints(
    namespace: string,
    { name, port }: IngressService,
    nowMs: number,
  ): readonly IngressEndpoint[] {
    this.#sync(nowMs);
    const key = `${namespace}/${name}`;
    const service = this.#services.get(key);
    if (service === undefined) return [];
    const known = this.#endpoints.get(key) ?? new Map<string, readonly IngressEndpoint[]>();
    this.#endpoints.set(key, known);
    const wanted = String(port.number ?? port.name);
    let found = known.get(wanted);
    if (found === undefined) {
      const slices = [...(this.#slices.get(key)?.values() ?? [])];
      found = endpointsOf(service, slices, wanted);
      known.set(wanted, found);
    }
    return found;
  }

  #note(atMs: number, apply: () => void): void {
    this.#sync(atMs - 1);
    this.#pending.push({ atMs, apply });
  }

  /** Each turn shows all that had changed by then. */
  #sync(nowMs: number): void {
    for (;;) {
      const [first] = this.#pending;
      if (first === undefined) return;
      const turnMs = Math.max(first.atMs, this.#syncedMs + this.#intervalMs);
      if (turnMs > nowMs) return;
      const later = this.#pending.findIndex(({ atMs }) => atMs > turnMs);
      const shown = later < 0 ? this.#pending : this.#pending.slice(0, later);
      this.#pending = later < 0 ? [] : this.#pending.slice(later);
      for (const { apply } of shown) apply();
      this.#syncedMs = turnMs;
    }
  }

  /** A Service without any is not kept: it may be gone. */
  #removeSlice(slice: EndpointSlice, name: string): void {
    const left = this.#slicesOf(slice);
    left.delete(name);
    if (left.size === 0) this.#slices.delete(sliceKeyOf(slice));
  }

  /** Those of the Service that the slice is part of, which are about to change. */
  #slicesOf(slice: EndpointSlice): Map<string, EndpointSlice> {
    const key = sliceKeyOf(slice);
    this.#endpoints.delete(key);
    const known = this.#slices.get(key);
    if (known !== undefined) return known;
    const made = new Map<string, EndpointSlice>();
    this.#slices.set(key, made);
    return made;
  }
}

const isSameMeta = (next: KubeObject | undefined, previous: KubeObject | undefined): boolean =>
  next !== undefined &&
  next.metadata.uid === previous?.metadata.uid &&
  next.metadata.annotations === previous?.metadata.annotations;

function put<T extends KubeObject>(
  map: Map<string, T>,
  next: T | undefined,
  previous: T | undefined,
): void {
  if (next !== undefined) map.set(keyOf(next), next);
  else if (previous !== undefined) map.delete(keyOf(previous));
}
