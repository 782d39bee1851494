import type { ApiRequest, ResourceRef, WatchHandle } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import { type Phases, phasesFor } from "../admission/phases.ts";
import type { AdmissionPlugin } from "../admission/plugin.ts";
import { heldOwners, setOwners } from "../fields/ownership.ts";
import type { Served } from "../served-resources.ts";
import type { Conversions } from "../webhooks/conversions.ts";
import { customForms } from "./custom-forms.ts";

/** A resource as the registry handles it: its definition, and where and how it is stored. */
export interface Resource {
  readonly definition: ResourceDefinition;
  /** The name of its table in the storage: `pods`, `deployments.apps`. */
  readonly table: string;
  /** Whether what is stored is what is served, and nothing has to be made of it. */
  readonly isStoredAsServed: boolean;
  readonly toStored: (object: KubeObject) => KubeObject;
  readonly fromStored: (stored: KubeObject) => KubeObject;
  /** The admission plugins that act on it: looked at several times in every write. */
  readonly phases: Phases;
  /** Set where a webhook converts: has it asked about all of these at once. */
  readonly showAll?: (stored: readonly KubeObject[]) => void;
  /**
   * Set where a webhook converts: sees to it that what will be stored can be shown as soon as it
   * is; what it returns takes note of the stored object.
   */
  readonly readied?: (next: KubeObject) => (stored: KubeObject) => void;
  /** Set where its objects are computed: where they come from. */
  readonly source?: ObjectSource;
  /** Set where creating one asks for a review: what makes the answer. */
  readonly reviewer?: Reviewer;
}

/**
 * Answers what was asked with a decoded and valid object, and in which request. A refusal is a
 * StatusError.
 */
export type Reviewer = (
  asked: KubeObject,
  request: ApiRequest,
  /** To be called once a question is found to be one. Throws what admission has against it. */
  admit: () => void,
) => KubeObject;

/** The reviewers of the kinds that only ask. */
export type Reviewers = ReadonlyMap<ResourceDefinition, Reviewer>;

/** What computes the objects of a resource. A refusal is a StatusError. */
export interface ObjectSource {
  get(namespace: string | undefined, name: string): KubeObject;
  /** What can be read beside the object itself, by the name of the subresource. */
  readonly subresources?: Readonly<Record<string, ObjectSource["get"]>>;
  /** All of a namespace, or of all of them, by namespace and name. */
  list(namespace: string | undefined): readonly KubeObject[];
}

/** The sources of computed resources. */
export type ObjectSources = ReadonlyMap<ResourceDefinition, ObjectSource>;

interface Serving {
  readonly conversions: Conversions;
  readonly admission: readonly AdmissionPlugin[];
  readonly sources?: ObjectSources | undefined;
  readonly reviewers?: Reviewers | undefined;
}

/** All resources that are served: those that are always there, and custom ones as they come. */
export class ResourceTable {
  readonly #fixed: readonly Resource[];
  /** By the CustomResourceDefinition that defines them. */
  readonly #custom = new Map<string, readonly Resource[]>();
  // Components in this process ask by the definition itself.
  readonly #byReference = new Map<ResourceRef, Resource>();
  readonly #byPath = new Map<string, Resource>();
  readonly #byKind = new Map<string, Resource>();
  readonly #terminating = new Set<string>();
  readonly #removals = new Map<Resource, Set<() => void>>();
  #all: readonly Resource[];
  #definitions: readonly ResourceDefinition[];
  #served: readonly Served[];

  readonly #serving: Serving;

  constructor(fixed: readonly Resource[], serving: Serving) {
    this.#fixed = fixed;
    this.#serving = serving;
    for (const resource of fixed) this.#add(resource);
    this.#all = fixed;
    this.#definitions = fixed.map(({ definition }) => definition);
    this.#served = this.#definitions;
  }

  get all(): readonly Resource[] {
    return this.#all;
  }

  /** The definitions of all; the same list until one of them changes. */
  get definitions(): readonly ResourceDefinition[] {
    return this.#definitions;
  }

  /** All as discovery lists them: what is about to go takes less than it did. */
  get served(): readonly Served[] {
    return this.#served;
  }

  /** Throws the 404 that Kubernetes gives an unknown path. */
  find(ref: ResourceRef): Resource {
    const resource = this.lookUp(ref);
    if (resource === undefined) throw unknownPath();
    return resource;
  }

  /** The resource of that name, if it is served. */
  lookUp(ref: ResourceRef): Resource | undefined {
    return this.#byReference.get(ref) ?? this.#byPath.get(pathKey(ref));
  }

  /** The resource of an object's apiVersion and kind, if it is served. */
  byKind(apiVersion: string, kind: string): Resource | undefined {
    return this.#byKind.get(`${apiVersion}/${kind}`);
  }

  /** Whether a resource is about to go with all its objects: none may be created any more. */
  isTerminating({ table }: Resource): boolean {
    return this.#terminating.has(table);
  }

  /** Serves what a CustomResourceDefinition of that name defines now. */
  setCustom(name: string, definitions: readonly ResourceDefinition[], isTerminating = false): void {
    // The name of a definition is that of the table of its objects.
    if (isTerminating) this.#terminating.add(name);
    else this.#terminating.delete(name);
    const before = this.#custom.get(name) ?? [];
    if (!sameDefinitions(before, definitions)) this.#replace(name, before, definitions);
    this.#served = this.#all.map((each) =>
      this.isTerminating(each) ? { ...each.definition, verbs: terminatingVerbs } : each.definition,
    );
  }

  #replace(
    name: string,
    before: readonly Resource[],
    definitions: readonly ResourceDefinition[],
  ): void {
    for (const resource of before) this.#remove(resource);
    const { conversions, admission } = this.#serving;
    const next = definitions.map((definition) => ({
      definition,
      table: tableName(definition),
      phases: phasesFor(admission, definition),
      isStoredAsServed: false,
      ...customForms(definition, conversions),
    }));
    for (const resource of next) this.#add(resource);
    if (next.length === 0) this.#custom.delete(name);
    else this.#custom.set(name, next);
    this.#all = [...this.#fixed, ...[...this.#custom.values()].flat()];
    this.#definitions = this.#all.map(({ definition }) => definition);
    for (const resource of before) this.#tellRemoval(resource);
  }

  /** Calls `run` once the resource is served no longer, or by another definition. */
  whenRemoved(resource: Resource, run: () => void): WatchHandle {
    if (resource.definition.custom === undefined) return nothingToStop;
    const runs = this.#removals.get(resource) ?? new Set();
    this.#removals.set(resource, runs.add(run));
    return { stop: () => void runs.delete(run) };
  }

  #tellRemoval(resource: Resource): void {
    const runs = this.#removals.get(resource) ?? [];
    this.#removals.delete(resource);
    for (const run of runs) run();
  }

  #add(resource: Resource): void {
    const { definition } = resource;
    const { apiVersion, kind } = definition;
    this.#byReference.set(definition, resource);
    this.#byPath.set(pathKey(definition), resource);
    this.#byKind.set(`${apiVersion}/${kind}`, resource);
  }

  #remove({ definition }: Resource): void {
    const { apiVersion, kind } = definition;
    this.#byReference.delete(definition);
    this.#byPath.delete(pathKey(definition));
    this.#byKind.delete(`${apiVersion}/${kind}`);
  }
}

/** Source: apiextensions-apiserver customresource_discovery_controller 1.36. */
const terminatingVerbs = ["delete", "deletecollection", "get", "list", "watch"];

const nothingToStop: WatchHandle = { stop() {} };

const sameDefinitions = (
  before: readonly Resource[],
  after: readonly ResourceDefinition[],
): boolean =>
  before.length === after.length &&
  before.every(({ definition }, index) => definition === after[index]);

const same = (object: KubeObject) => object;

export function resourceTable(
  definitions: readonly ResourceDefinition[],
  serving: Serving,
): ResourceTable {
  const { sources = new Map(), reviewers = new Map(), admission } = serving;
  const fixed = definitions.map((definition): Resource => {
    const { group, plural, storage, computed, review } = definition;
    const source = sources.get(definition);
    const reviewer = reviewers.get(definition);
    if ((computed === true && source === undefined) || (review === true && !reviewer)) {
      throw new Error(`nothing computes ${tableName(definition)}`);
    }
    return {
      ...(source === undefined ? {} : { source }),
      ...(reviewer === undefined ? {} : { reviewer }),
      definition,
      table: tableName(storage ?? { group, plural }),
      phases: phasesFor(admission, definition),
      isStoredAsServed: storage === undefined,
      toStored: storage?.toStored ?? same,
      fromStored: storage === undefined ? same : sharingOwners(storage.fromStored),
    };
  });
  return new ResourceTable(fixed, serving);
}

/** An object in another form has the same owners. */
function sharingOwners(convert: Resource["fromStored"]): Resource["fromStored"] {
  return (stored) => {
    const object = convert(stored);
    setOwners(object, heldOwners(stored));
    return object;
  };
}

/** What Kubernetes answers on a path that it does not serve. */
export function unknownPath(): StatusError {
  return new StatusError("NotFound", "the server could not find the requested resource", {});
}

function pathKey({ group, version, plural }: ResourceRef): string {
  return `${group}/${version}/${plural}`;
}

export function tableName({ group, plural }: { group: string; plural: string }): string {
  return group === "" ? plural : `${plural}.${group}`;
}
