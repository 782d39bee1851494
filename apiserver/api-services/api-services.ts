import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { APIService } from "../../api/apiregistration/api-service.ts";
import {
  apiServiceName,
  type GroupVersion,
  localAPIService,
  managedLabel,
  versionNamed,
} from "../../api/apiregistration/local.ts";
import { Service } from "../../api/core/service/service.ts";
import type { ApiHandler, ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { PendingKeys } from "../pending-keys.ts";
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
  /** Names of APIServices of custom resources: they are there while those are served. */
  readonly #versions = new PendingKeys((name) => this.#reconcileVersion(name));
  /** Names of APIServices whose condition is to be looked at. */
  readonly #conditions = new PendingKeys((name) => this.#reconcileCondition(name));
  /** The Services that are to answer, by the names of their APIServices. */
  readonly #remote = new Map<string, string>();

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage } = registry;
    const { revision } = storage;
    for (const { key, object } of storage.list(apiServices)) {
      this.#note(key, asAPIService(object), 0);
    }
    storage.watch(apiServices, revision, ({ key, type, object, revision: at }) => {
      this.#note(key, type === "DELETED" ? undefined : asAPIService(object), at);
    });
    storage.watch(definitions, revision, (event) => {
      const { type, object, previous, revision: at } = event;
      const isSame =
        previous !== undefined && asDefinition(previous).spec === asDefinition(object).spec;
      if (isSame && type === "MODIFIED") return;
      if (previous !== undefined) this.#noteVersions(asDefinition(previous), at);
      this.#noteVersions(asDefinition(object), at);
    });
    storage.watch(services, revision, (event) => {
      for (const [name, key] of this.#remote) {
        if (key === event.key) this.#conditions.note(name, event.revision);
      }
    });
  }

  /** Writes what follows from the changes so far. */
  settle(): void {
    this.#versions.settle();
    this.#conditions.settle();
  }

  #note(name: string, object: APIService | undefined, revision: number): void {
    const { service } = object?.spec ?? {};
    if (service === undefined) {
      this.#remote.delete(name);
      return;
    }
    this.#remote.set(name, `${service.namespace}/${service.name}`);
    this.#conditions.note(name, revision);
  }

  #noteVersions({ spec: { group, versions } }: CustomResourceDefinition, revision: number): void {
    for (const { name: version } of versions) {
      this.#versions.note(apiServiceName({ group, version }), revision);
    }
  }

  #reconcileVersion(name: string): void {
    const api = versionNamed(name);
    const { cause } = this.#versions;
    const { storage } = this.#registry;
    const stored = storage.get(apiServices, name);
    const isServed = storage
      .list(definitions)
      .some(({ object }) => serves(asDefinition(object), api));
    if (isServed && stored === undefined) {
      this.#write({ verb: "create", body: localAPIService(api, "true"), cause });
    }
    if (!isServed && stored?.metadata.labels?.[managedLabel] === "true") {
      this.#write({ verb: "delete", name, cause });
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
    const { cause } = this.#conditions;
    this.#write({ verb: "update", name, subresource: "status", body: next, cause });
  }

  #isServed({ spec: { group = "", version = "" } }: APIService): boolean {
    const { resources, aggregated } = this.#registry;
    const beside = aggregated.get(group);
    return (beside?.resources() ?? resources.definitions).some(
      (each) => each.group === group && each.version === version,
    );
  }

  #write(request: Pick<ApiRequest, "verb" | "name" | "subresource" | "body" | "cause">): void {
    this.#handler.handle({ ...request, resource: APIService, actor });
  }
}

const serves = ({ spec }: CustomResourceDefinition, { group, version }: GroupVersion) =>
  spec.group === group && spec.versions.some((each) => each.name === version && each.served);

// Neither table holds anything else.
const asAPIService = (object: KubeObject) => object as APIService;
const asDefinition = (object: KubeObject) => object as CustomResourceDefinition;
