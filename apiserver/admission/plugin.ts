import type { WholeUserInfo } from "../../api/authentication/user-info.ts";
import type { Authorizer } from "../../api/authorization/authorizer.ts";
import type { RequestOptions, Verb } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { HeldOwners } from "../fields/ownership.ts";
import type { AdmissionObservation } from "../metrics/admission-metrics.ts";
import type { Registry } from "../registry/context.ts";
import type { Storage } from "../storage/storage.ts";
import type { Reinvocation } from "./reinvocation.ts";

/** A kind as bodies of it are named and read. */
export type KindShape = Pick<
  ResourceDefinition,
  "apiVersion" | "group" | "version" | "kind" | "structure"
>;

/** A write on its way in. */
export interface Operation {
  readonly verb: "create" | "update" | "delete" | "connect";
  /** As it was asked for: a patch is an update, and may be a creation. */
  readonly requestVerb: Verb;
  readonly definition: ResourceDefinition;
  /** The kind of the object; another than that of the resource for some subresources. */
  readonly kind: KindShape;
  readonly subresource: string | undefined;
  readonly name: string;
  /** The name as it was asked for: empty where it is to be made from a prefix. */
  readonly givenName: string;
  readonly namespace: string | undefined;
  /** The stored object, on update and delete. */
  readonly stored: KubeObject | undefined;
  /** Who owns the fields once it is written, unless admission changes that. */
  readonly owners: HeldOwners;
  readonly dryRun: boolean;
  readonly options: RequestOptions;
  /** Who asks. */
  readonly actor: string;
  /** Whom it is from, where it shows that: by a token, or as one who is impersonated. */
  readonly user: WholeUserInfo | undefined;
  /** Who decides what users may do. */
  readonly authorizer: Authorizer;
  /** Warnings for the client, gathered on the way. */
  readonly warnings: string[];
  /** What an audit would note of the request, by key; of one key, the first counts. */
  readonly annotations: (readonly [string, string])[];
  /** What `/metrics` is to tell of it, gathered on the way. */
  readonly observed: AdmissionObservation[];
  /** Set where objects are changed. */
  readonly reinvocation?: Reinvocation | undefined;
}

/** What a change of a spec may look at. */
export interface SpecContext<Spec = object> {
  readonly storage: Storage;
  /** The namespace that the object is in. */
  readonly namespace: string | undefined;
  /** The spec of the stored object, on update. */
  readonly stored: Spec | undefined;
  /** It shows what a kubelet runs of itself; such specs are never shared. */
  readonly isMirror: boolean;
}

/**
 * A step between decoding and validation. Plugins run in the order of their list.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export interface AdmissionPlugin {
  readonly name: string;
  /** The plural and group of what it looks at; absent for everything. */
  readonly resource?: { readonly group: string; readonly plural: string };
  /**
   * A spec that the object should have instead. For a new object it depends on the spec, the
   * namespace and the table of `specDependsOn` alone, so that what it gives for the template that
   * ten thousand pods share is remembered.
   */
  readonly mutateSpec?: (spec: object, given: SpecContext) => object;
  /** The table of the storage that `mutateSpec` reads. */
  readonly specDependsOn?: string;
  /** The spec of an update goes through `mutateSpec` too. */
  readonly mutatesUpdates?: boolean;
  /** An object that should be written instead. Throws a StatusError as `validate` does. */
  readonly mutate?: (object: KubeObject, operation: Operation, registry: Registry) => KubeObject;
  /** The operations that `validate` and `mutate` look at; absent for all. */
  readonly handles?: ReadonlySet<Operation["verb"]>;
  /**
   * Throws a StatusError where the operation is not allowed, before the object is whole.
   * `object` is absent on delete.
   */
  readonly validate?: (
    operation: Operation,
    registry: Registry,
    object: KubeObject | undefined,
  ) => void;
  /** Whether `validate` has nothing against any new object in a namespace, as things are. */
  readonly lets?: (registry: Registry, namespace: string | undefined) => boolean;
  /**
   * Upstream's second phase: looks at an object as it is to be written, when it is whole and valid.
   * Throws a StatusError where it is not allowed.
   */
  readonly review?: (operation: Operation, registry: Registry, object: KubeObject) => void;
  /** The subresources, "" for the object itself, whose writes `review` looks at; absent for all. */
  readonly reviews?: ReadonlySet<string>;
  /** The same for what is to be deleted: the stored object. */
  readonly reviewDeletion?: (operation: Operation, registry: Registry) => void;
  /** Whether it may concern objects of a kind in a namespace, where that changes with time. */
  readonly concerns?: (resource: ResourceDefinition, namespace: string | undefined) => boolean;
  /** Whatever is written of its resource, it may ask somebody who is to be waited for. */
  readonly asks?: true;
  /**
   * It is shown what was sent to a subresource with a kind of its own, such as a Scale or an
   * Eviction, in place of the object that this changes.
   */
  readonly seesParts?: true;
  /** Whether `charge` has anything to do in a namespace: in most it has not, at no cost. */
  readonly chargesIn?: (namespace: string) => boolean;
  /**
   * Takes what the object costs, when all else allows it. Throws a StatusError where there is too
   * little; returns what notes it down, to be called when the object is about to be written.
   */
  readonly charge?: (
    operation: Operation,
    registry: Registry,
    object: KubeObject,
  ) => (() => void) | undefined;
}
