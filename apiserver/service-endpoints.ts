import { Endpoints } from "../api/core/endpoints.ts";
import { Service } from "../api/core/service/service.ts";
import type { ApiHandler } from "../api/request.ts";
import { PendingKeys } from "./pending-keys.ts";
import type { Registry } from "./registry/context.ts";
import { tableName } from "./registry/resource-table.ts";

const table = tableName(Endpoints);

/**
 * Takes the Endpoints of a Service away with it, whoever made them: the next Service of the name is
 * not to begin with those of the one before, however late the controller of endpoints is.
 * Source: pkg/registry/core/service/storage, afterDelete 1.36.
 */
export class ServiceEndpoints {
  readonly #registry: Registry;
  readonly #handler: Pick<ApiHandler, "handle">;
  /** Services that are gone, by namespace and name. */
  readonly #pending = new PendingKeys((key) => this.#remove(key));

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage } = registry;
    storage.watch(tableName(Service), storage.revision, ({ type, key, revision }) => {
      if (type === "DELETED") this.#pending.note(key, revision);
    });
  }

  /** Writes what follows from the changes so far. */
  settle(): void {
    this.#pending.settle();
  }

  #remove(key: string): void {
    if (this.#registry.storage.get(table, key) === undefined) return;
    const [namespace, name = ""] = key.split("/");
    const { cause } = this.#pending;
    const write = { resource: Endpoints, namespace, name, actor: "kube-apiserver", cause };
    this.#handler.handle({ verb: "delete", ...write });
  }
}
