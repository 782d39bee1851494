import type { ResourceRef } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import { heldOwners, setOwners } from "../fields/ownership.ts";

/** A resource as the registry handles it: its definition, and where and how it is stored. */
export interface Resource {
  readonly definition: ResourceDefinition;
  /** The name of its table in the storage: `pods`, `deployments.apps`. */
  readonly table: string;
  readonly toStored: (object: KubeObject) => KubeObject;
  readonly fromStored: (stored: KubeObject) => KubeObject;
  /** Set where its objects are computed: where they come from. */
  readonly source?: ObjectSource;
  /** Set where creating one asks for a review: what makes the answer. */
  readonly reviewer?: Reviewer;
}

/** Answers what was asked with a decoded and valid object. A refusal is a StatusError. */
export type Reviewer = (asked: KubeObject) => KubeObject;

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

/** All resources that are served. */
export interface ResourceTable {
  readonly all: readonly Resource[];
  /** Throws the 404 that Kubernetes gives an unknown path. */
  find(ref: ResourceRef): Resource;
  /** The resource of an object's apiVersion and kind, if it is served. */
  byKind(apiVersion: string, kind: string): Resource | undefined;
}

const same = (object: KubeObject) => object;

export function resourceTable(
  definitions: readonly ResourceDefinition[],
  sources: ObjectSources = new Map(),
  reviewers: Reviewers = new Map(),
): ResourceTable {
  const all = definitions.map((definition): Resource => {
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
      toStored: storage?.toStored ?? same,
      fromStored: storage === undefined ? same : sharingOwners(storage.fromStored),
    };
  });
  // Components in this process ask by the definition itself.
  const byReference = new Map<ResourceRef, Resource>();
  const byPath = new Map<string, Resource>();
  const byKind = new Map<string, Resource>();
  for (const resource of all) {
    const { apiVersion, kind } = resource.definition;
    byReference.set(resource.definition, resource);
    byPath.set(pathKey(resource.definition), resource);
    byKind.set(`${apiVersion}/${kind}`, resource);
  }
  return {
    all,
    find(ref) {
      const resource = byReference.get(ref) ?? byPath.get(pathKey(ref));
      if (resource === undefined) throw unknownPath();
      return resource;
    },
    byKind: (apiVersion, kind) => byKind.get(`${apiVersion}/${kind}`),
  };
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
