import { FlowSchema } from "../../api/flowcontrol/flow-schema.ts";
import { PriorityLevelConfiguration } from "../../api/flowcontrol/priority-level-configuration.ts";
import type { ApiHandler } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { PendingKeys } from "../pending-keys.ts";
import type { Registry } from "../registry/context.ts";
import { tableName } from "../registry/resource-table.ts";
import { planDangling } from "./plan-dangling.ts";

const schemas = tableName(FlowSchema);
const levels = tableName(PriorityLevelConfiguration);

/**
 * Says of every FlowSchema whether the priority level that it names is there, as soon as the
 * request that changes it is answered. Nothing is limited by them.
 */
export class FlowSchemaConditions {
  readonly #registry: Registry;
  readonly #handler: Pick<ApiHandler, "handle">;
  /** Names of schemas to look at. */
  readonly #pending = new PendingKeys((name) => this.#reconcile(name));

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage } = registry;
    storage.watch(schemas, storage.revision, ({ key, revision }) =>
      this.#pending.note(key, revision),
    );
    storage.watch(levels, storage.revision, ({ type, key, revision }) => {
      if (type !== "MODIFIED") this.#noteSchemasOf(key, revision);
    });
  }

  /** Writes what follows from the changes so far. */
  settle(): void {
    // What is written here makes its schema pending once more, and there is nothing left to do.
    this.#pending.settle();
  }

  #noteSchemasOf(level: string, revision: number): void {
    for (const { key, object } of this.#registry.storage.list(schemas)) {
      if (levelOf(asFlowSchema(object)) === level) this.#pending.note(key, revision);
    }
  }

  #reconcile(name: string): void {
    const { storage, clock } = this.#registry;
    const stored = storage.get(schemas, name);
    if (stored === undefined) return;
    const schema = asFlowSchema(stored);
    const isThere = storage.get(levels, levelOf(schema)) !== undefined;
    const next = planDangling(schema, isThere, clock.now());
    if (next === schema) return;
    this.#handler.handle({
      verb: "update",
      resource: FlowSchema,
      name,
      subresource: "status",
      body: next,
      actor: "api-priority-and-fairness-config-consumer-v1",
      cause: this.#pending.cause,
    });
  }
}

const levelOf = ({ spec }: FlowSchema) => spec.priorityLevelConfiguration.name;

// The table of FlowSchemas holds nothing else.
const asFlowSchema = (object: KubeObject) => object as FlowSchema;
