/** The webhooks that are configured, in the order in which they are asked. */
import type {
  MutatingWebhook,
  ValidatingWebhook,
} from "../../../api/admissionregistration/webhook.ts";
import type { KubeObject, ResourceDefinition } from "../../../api/resource.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { Storage } from "../../storage/storage.ts";
import { isExempt } from "../matching/index.ts";

export type Webhook = ValidatingWebhook | MutatingWebhook;

/** A webhook, and the configuration that names it. */
export interface Hook<W extends Webhook> {
  readonly webhook: W;
  readonly configuration: string;
  /** Its place among all that are configured, of whatever they are about. */
  readonly index: number;
  /** Tells it from others of its name: of one configuration they are told apart by their place. */
  readonly key: string;
}

/** What steers the simulation is no object of the cluster; no webhook may keep it from working. */
const simulationGroup = "sim.kubesim.dev";

interface Configuration<W> extends KubeObject {
  readonly webhooks?: readonly W[] | undefined;
}

/**
 * Reads configurations again when one of them changed, and knows by resource which webhooks may be
 * about it: a write that none is about costs a comparison and a look into a map.
 * Source: apiserver/pkg/admission/configuration, which sorts configurations by name, 1.36.
 */
export class WebhookSource<W extends Webhook> {
  readonly #storage: Storage;
  readonly #table: string;
  /** One of them changed since they were read. */
  #isStale = true;
  #hooks: readonly Hook<W>[] = [];
  #byResource = new Map<ResourceDefinition, readonly Hook<W>[]>();

  constructor(storage: Storage, definition: ResourceDefinition) {
    this.#storage = storage;
    this.#table = tableName(definition);
    storage.watch(this.#table, storage.revision, () => {
      this.#isStale = true;
    });
  }

  /** Those that may be about a resource or one of its subresources. */
  hooksFor(resource: ResourceDefinition): readonly Hook<W>[] {
    if (this.#isStale) this.#read();
    if (this.#hooks.length === 0) return this.#hooks;
    const known = this.#byResource.get(resource);
    if (known !== undefined) return known;
    const found =
      isExempt(resource) || resource.group === simulationGroup
        ? []
        : this.#hooks.filter(({ webhook }) => mayBeAbout(webhook, resource));
    this.#byResource.set(resource, found);
    return found;
  }

  #read(): void {
    this.#isStale = false;
    this.#byResource = new Map();
    const found = this.#storage.list(this.#table).flatMap(({ object }) => {
      // The table holds nothing else.
      const { metadata, webhooks = [] } = object as unknown as Configuration<W>;
      const { name: configuration = "" } = metadata;
      return webhooks.map((webhook, index) => ({
        webhook,
        configuration,
        key: `${configuration}/${index}/${webhook.name}`,
      }));
    });
    this.#hooks = found.map((hook, index) => ({ ...hook, index }));
  }
}

/** A rule may name another version or group of the resource, so that only the plural tells. */
const mayBeAbout = ({ rules = [] }: Webhook, { plural }: ResourceDefinition): boolean =>
  rules.some(({ resources = [] }) =>
    resources.some((each) => ["*", plural].includes(each.split("/")[0] ?? "")),
  );
