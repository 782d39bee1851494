import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { APIService } from "../../api/apiregistration/api-service.ts";
import {
  apiServiceName,
  type GroupVersion,
  localAPIService,
  managedLabel,
} from "../../api/apiregistration/local.ts";
import { Service } from "../../api/core/service/service.ts";
import type { ApiHandler, ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Registry } from "../registry/context.ts";
import { tableName } from "../registry/resource-table.ts";
import { planAvailable } from "./plan-available.ts";

const apiServices = tableName(APIService);
const definitions = tableName(CustomResourceDefinition);
const services = tableName(Service);

const actor = "kube-apiserver";

/**
 * Keeps APIServices true, as the controllers inside kube-apiserver do, as soon as a request is
 * answered: those of custom resources come and go with their definitions, and those that a Service
 * is to answer for say whether it does.
 */
export class ApiServices {
  readonly #registry: Registry;
  readonly #handler: Pick<ApiHandler, "handle">;
  /** Versions of custom resources to look at, by the names of their APIServices. */
  readonly #versions = new Map<string, GroupVersion>();
  /** Names of APIServices whose condition is to be looked at. */
  readonly #pending = new Set<string>();
  /** The Services that are to answer, by the names of their APIServices. */
  readonly #remote = new Map<string, string>();
  /** The revision of the change that made something pending. */
  #cause = 0;
  #isSettling = false;

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage } = registry;
    const { revision } = storage;
    for (const { key, object } of storage.list(apiServices)) this.#note(key, asAPIService(object));
    storage.watch(apiServices, revision, (event) => {
      this.#cause = event.revision;
      this.#note(event.key, event.type === "DELETED" ? undefined : asAPIService(event.object));
    });
    storage.watch(definitions, revision, (event) => {
      const { type, object, previous } = event;
      const isSame =
        previous !== undefined && asDefinition(previous).spec === asDefinition(object).spec;
      if (isSame && type === "MODIFIED") return;
      this.#cause = event.revision;
      if (previous !== undefined) this.#noteVersions(asDefinition(previous));
      this.#noteVersions(asDefinition(object));
    });
    storage.watch(services, revision, (event) => {
      for (const [name, key] of this.#remote) {
        if (key !== event.key) continue;
        this.#cause = event.revision;
        this.#pending.add(name);
      }
    });
  }

  /** Writes what follows from the changes so far. */
  settle(): void {
    if ((this.#versions.size === 0 && this.#pending.size === 0) || this.#isSettling) return;
    this.#isSettling = true;
    try {
      for (const [name, api] of this.#versions) {
        this.#versions.delete(name);
        this.#reconcileVersion(name, api);
      }
      for (const name of this.#pending) {
        this.#pending.delete(name);
        this.#reconcileCondition(name);
      }
    } finally {
      this.#isSettling = false;
    }
  }

  #note(name: string, object: APIService | undefined): void {
    const { service } = object?.spec ?? {};
    if (service === undefined) {
      this.#remote.delete(name);
      this.#pending.delete(name);
      return;
    }
    this.#remote.set(name, `${service.namespace}/${service.name}`);
    this.#pending.add(name);
  }

  #noteVersions({ spec: { group, versions } }: CustomResourceDefinition): void {
    for (const { name: version } of versions) {
      const api = { group, version };
      this.#versions.set(apiServiceName(api), api);
    }
  }

  #reconcileVersion(name: string, api: GroupVersion): void {
    const { storage } = this.#registry;
    const stored = storage.get(apiServices, name);
    const isServed = storage
      .list(definitions)
      .some(({ object }) => serves(asDefinition(object), api));
    if (isServed && stored === undefined) {
      this.#write({ verb: "create", body: localAPIService(api, "true") });
    }
    if (!isServed && stored?.metadata.labels?.[managedLabel] === "true") {
      this.#write({ verb: "delete", name });
    }
  }

  #reconcileCondition(name: string): void {
    const { storage, clock } = this.#registry;
    const stored = storage.get(apiServices, name);
    const key = this.#remote.get(name);
    if (stored === undefined || key === undefined) return;
    const object = asAPIService(stored);
    // The table of services holds nothing else.
    const service = storage.get(services, key) as Service | undefined;
    const found = { service, isServed: this.#isServed(object) };
    const next = planAvailable(object, found, clock.now());
    if (next === object) return;
    this.#write({ verb: "update", name, subresource: "status", body: next });
  }

  #isServed({ spec: { group = "", version = "" } }: APIService): boolean {
    const { resources, aggregated } = this.#registry;
    const beside = aggregated.get(group);
    return (beside?.resources() ?? resources.definitions).some(
      (each) => each.group === group && each.version === version,
    );
  }

  #write(request: Pick<ApiRequest, "verb" | "name" | "subresource" | "body">): void {
    this.#handler.handle({ ...request, resource: APIService, actor, cause: this.#cause });
  }
}

const serves = ({ spec }: CustomResourceDefinition, { group, version }: GroupVersion) =>
  spec.group === group && spec.versions.some((each) => each.name === version && each.served);

// Neither table holds anything else.
const asAPIService = (object: KubeObject) => object as APIService;
const asDefinition = (object: KubeObject) => object as CustomResourceDefinition;
