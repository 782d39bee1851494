import type * as z from "zod";
import type { UserInfo } from "./authentication/user-info.ts";
import type { FieldError } from "./field-error.ts";
import type { DeepReadonly } from "./json.ts";
import type { ObjectMeta as ObjectMetaSchema } from "./meta/object-meta.ts";
import type { ObjectNames } from "./status.ts";
import { type Structure, structureOf } from "./structure.ts";

export type ObjectMeta = ObjectOf<typeof ObjectMetaSchema>;

/** What every API object has. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** One column of `kubectl get`. Source: meta/v1 TableColumnDefinition. */
export interface Column<T> {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date";
  readonly format?: string;
  readonly description: string;
  /** 0 is always shown, more than that only with `-o wide`. */
  readonly priority?: number;
  /** The cell. `nowMs` is the server's time, for ages. */
  value(object: T, nowMs: number): string | number | boolean | null;
}

/** A table in which one object has a row for each of its parts. */
export interface TableOfParts<T> {
  readonly columns: readonly Omit<Column<T>, "value">[];
  /** The cells of each row, in the order of the columns. */
  rows(object: T): readonly (readonly (string | number | boolean | null)[])[];
}

/** Where a scalable kind keeps what the `scale` subresource reads and writes. */
export interface ScaleMapping<T> {
  replicas(object: T): number;
  withReplicas(object: T, replicas: number): T;
  statusReplicas(object: T): number;
  /** The label selector as text. */
  selector(object: T): string;
}

/** Reads one field of an object as text. */
export type Reader<T> = { read(object: T): string }["read"];

/** How one kind is created and changed. Every member is pure. */
export interface Strategy<T> {
  /**
   * Defaults that depend on other fields; plain ones stand in the schema. Idempotent, so what it
   * shares with the `stored` object that it is to replace has them.
   */
  defaults?(object: T, stored?: T): T;
  /** Clears and sets what a creator may not decide. `status` is already cleared. */
  prepareForCreate?(object: T): T;
  /** Notes who made a new object, after `prepareForCreate`. */
  madeBy?(object: T, creator: UserInfo): T;
  /** The same for an update of the main resource. `status` is already that of `stored`. */
  prepareForUpdate?(next: T, stored: T): T;
  /** The same for an update of the status, at the server's time. */
  prepareForStatusUpdate?(next: T, stored: T, nowMs: number): T;
  /** Dates what was made new or changed beside its status, at the server's time. */
  stamp?(prepared: T, stored: T | undefined, nowMs: number): T;
  /** Everything wrong with a new object but its metadata, in the order Kubernetes reports it. */
  validate?(object: T): readonly FieldError[];
  /** What `validate` does not see: rules for creation alone. */
  validateCreate?(object: T): readonly FieldError[];
  /** What `validate` does not see: rules that compare with the stored object. */
  validateUpdate?(next: T, stored: T): readonly FieldError[];
  /** Kubernetes reports what `validateUpdate` finds before what `validate` does, not after. */
  readonly updateRulesFirst?: boolean;
  validateStatusUpdate?(next: T, stored: T): readonly FieldError[];
  /** What an object is made when it is deleted for the first time, at the server's time. */
  prepareForDelete?(stored: T, nowMs: number): T;
  /** Warnings (headers) for what is accepted but unwise. `stored` is what an update replaces. */
  warnings?(object: T, stored?: T): readonly string[];
}

/**
 * The one definition of a resource. Everything the server and clients do with it derives from it.
 * Functions of `T` are declared as methods, so that lists of definitions of all kinds can be made.
 */
export interface ResourceDefinition<T extends KubeObject = KubeObject> extends ObjectNames {
  readonly group: string;
  readonly version: string;
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly structure: Structure;
  /** How names are checked: a DNS subdomain unless said otherwise. */
  readonly nameFormat: "subdomain" | "label" | "label1035" | "path" | "ip";
  /** An object without a name gets its uid for one. */
  readonly isNamedByUid?: true;
  /** `metadata.generation` counts changes of everything but metadata and status. */
  readonly countsGeneration: boolean;
  readonly hasStatus: boolean;
  /** A creator may set the status too, as kubelets do with that of their node. */
  readonly keepsStatusOnCreate?: boolean;
  /** A write of the status changes no metadata. Absent: labels and the like may change with it. */
  readonly statusLeavesMetadata?: true;
  /** What an object owned stays when it is deleted, unless the deletion says otherwise. */
  readonly orphansByDefault?: {
    /** Whether the answer warns of it. */
    readonly warns: boolean;
  };
  readonly scale?: ScaleMapping<T>;
  /** A PUT to a name that is not there creates it. */
  readonly createsOnUpdate: boolean;
  /** How somebody says, on and on, that they are still there, where that is what it is for. */
  readonly renewal?: RenewalMapping<T>;
  /** Objects go that long after they were last written. Absent: they stay. */
  readonly forgottenAfterMs?: number;
  /** False where an update must name the resourceVersion that it was made from. */
  readonly updatesUnseen?: boolean;
  /** Field selectors beyond metadata.name and metadata.namespace. */
  readonly selectableFields: Readonly<Record<string, Reader<T>>>;
  readonly strategy: Strategy<T>;
  readonly columns: readonly Column<T>[];
  /** The order of a table's rows, where it is not that of names. */
  compareRows?(left: T, right: T): number;
  /** Set where the table of one object that is asked for by name shows the parts of it. */
  readonly parts?: TableOfParts<T>;
  /** A warning that answers every request for the kind. */
  readonly deprecation?: string;
  /**
   * Its objects are computed whenever they are asked for, by a source that the server is given.
   * None is stored, so they can be read and not be watched, nor changed.
   */
  readonly computed?: true;
  /**
   * It is only created, and what is answered holds what was found: a reviewer that the server is
   * given makes the answer. Nothing is stored.
   */
  readonly review?: true;
  /**
   * It is only created, and that is a request to a subresource of the object that it names, of its
   * version. Nothing is stored.
   */
  readonly through?: { readonly plural: string; readonly subresource: string };
  /** The version that Kubernetes stores, where it serves it no longer; discovery has its hash. */
  readonly storedVersion?: string;
  /** Set on a kind that is another view of what a second resource stores. */
  readonly storage?: StoredAs<T>;
  /** Set on a kind that a CustomResourceDefinition defines. */
  readonly custom?: CustomVersions;
}

/** What a renewal changes of an object: a time, and nothing else. */
export interface RenewalMapping<T extends KubeObject> {
  /** The subresource that it goes through; absent: the object itself. */
  readonly subresource?: "status";
  /** When it was renewed last, in milliseconds since the epoch; undefined where it never was. */
  renewedMs(object: T): number | undefined;
  /** The object as a renewal leaves it. */
  renew(object: T, timeMs: number): T;
}

/** The versions of a custom resource, over one store. */
export interface CustomVersions {
  /** The version that objects are stored in. */
  readonly stored: string;
  /** The structure of every version, served or not. */
  readonly structures: ReadonlyMap<string, Structure>;
  /** What says what objects are in another version. Absent: only their apiVersion changes. */
  readonly webhook?: ConversionWebhook;
}

/** A webhook that converts custom objects. */
export interface ConversionWebhook {
  readonly clientConfig: WebhookClientConfig;
  /** Versions of ConversionReview that it takes, the best first. */
  readonly conversionReviewVersions: readonly string[];
}

/** How a webhook is reached, as configurations and CustomResourceDefinitions say it. */
export interface WebhookClientConfig {
  readonly url?: string | undefined;
  readonly service?:
    | {
        readonly namespace: string;
        readonly name: string;
        readonly path?: string | undefined;
        readonly port?: number | undefined;
      }
    | undefined;
  /** Certificates in PEM, as base64. */
  readonly caBundle?: string | undefined;
}

/** Two kinds over one store, such as the Events of core/v1 and events.k8s.io/v1. */
export interface StoredAs<T> {
  /** Plural and group of the resource that stores the objects. */
  readonly group: string;
  readonly plural: string;
  toStored(object: T): KubeObject;
  fromStored(stored: KubeObject): T;
}

/** The object type of a schema: deeply read-only, defaults filled in. */
export type ObjectOf<S extends z.ZodType> = DeepReadonly<z.output<S>>;

type Described<T extends KubeObject> = Pick<ResourceDefinition, "kind" | "plural" | "namespaced"> &
  Partial<Omit<ResourceDefinition<T>, "structure" | "apiVersion" | "group" | "version">>;

/**
 * Defines a resource from its zod schema.
 * `apiVersion` is `v1` or `group/version`; the rest has the defaults that most kinds want.
 */
export function defineResource<S extends z.ZodType>(
  apiVersion: string,
  schema: S,
  described: Described<ObjectOf<S> & KubeObject>,
): ResourceDefinition<ObjectOf<S> & KubeObject> {
  const slash = apiVersion.indexOf("/");
  return {
    apiVersion,
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    singular: described.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    nameFormat: "subdomain",
    countsGeneration: false,
    hasStatus: false,
    createsOnUpdate: false,
    selectableFields: {},
    strategy: {},
    columns: [],
    ...described,
    get structure() {
      return structureOf(schema);
    },
  };
}
