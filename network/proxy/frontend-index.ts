import type { ProxiedService } from "./proxied-service.ts";
import type { Frontends } from "./service-ports.ts";

/** Finds the Services that have an address or a node port in any version that is still kept. */
export class FrontendIndex {
  readonly #byAddress = new Map<string, Set<ProxiedService>>();
  readonly #byNodePort = new Map<number, Set<ProxiedService>>();

  /** In the order in which they came to have it. */
  withAddress(address: string): Iterable<ProxiedService> {
    return this.#byAddress.get(address) ?? nobody;
  }

  withNodePort(key: number): Iterable<ProxiedService> {
    return this.#byNodePort.get(key) ?? nobody;
  }

  add(service: ProxiedService, frontends: Frontends): void {
    for (const address of frontends.addresses.keys()) enter(this.#byAddress, address, service);
    for (const key of frontends.nodePorts.keys()) enter(this.#byNodePort, key, service);
  }

  /** Takes off what a version had that is no longer kept, where no version that is kept has it. */
  remove(service: ProxiedService, frontends: Frontends): void {
    const kept = service.versions.values.map((version) => version.frontends);
    for (const address of frontends.addresses.keys()) {
      if (kept.some((each) => each?.addresses.has(address))) continue;
      leave(this.#byAddress, address, service);
    }
    for (const key of frontends.nodePorts.keys()) {
      if (kept.some((each) => each?.nodePorts.has(key))) continue;
      leave(this.#byNodePort, key, service);
    }
  }
}

const nobody: readonly ProxiedService[] = [];

function enter<K>(index: Map<K, Set<ProxiedService>>, key: K, service: ProxiedService): void {
  const services = index.get(key);
  if (services === undefined) index.set(key, new Set([service]));
  else services.add(service);
}

function leave<K>(index: Map<K, Set<ProxiedService>>, key: K, service: ProxiedService): void {
  const services = index.get(key);
  services?.delete(service);
  if (services?.size === 0) index.delete(key);
}
