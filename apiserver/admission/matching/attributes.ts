import type { WholeUserInfo } from "../../../api/authentication/user-info.ts";
import type { Authorizer } from "../../../api/authorization/authorizer.ts";
import type { JsonObject } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import type { Labels } from "../../../api/selectors/labels.ts";
import { type HeldOwners, heldOwners, showingOwners } from "../../fields/ownership.ts";

export interface GroupVersionResource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** What is done to an object, as webhooks and policies are told of it. */
export const operationNames = {
  create: "CREATE",
  update: "UPDATE",
  delete: "DELETE",
  connect: "CONNECT",
} as const;

/**
 * A request as webhooks and policies see it. Source: k8s.io/apiserver/pkg/admission Attributes.
 */
export interface Attributes {
  readonly operation: (typeof operationNames)[keyof typeof operationNames];
  readonly resource: GroupVersionResource;
  /** The kind of the objects: of a subresource it may be another than that of the resource. */
  readonly kind: GroupVersionKind;
  /** Empty where there is none. */
  readonly subresource: string;
  /** Empty where it is still to be made. */
  readonly name: string;
  /** Empty of what is in no namespace. A Namespace is in the one that it is. */
  readonly namespace: string;
  /** Absent on DELETE. */
  readonly object: KubeObject | undefined;
  /** Absent on CREATE and CONNECT. */
  readonly oldObject: KubeObject | undefined;
  /** Who owns the fields of the object, once it is written. */
  readonly owners: HeldOwners;
  /** CreateOptions and the like; a connection has none. */
  readonly options: JsonObject | null;
  readonly dryRun: boolean;
  readonly userInfo: WholeUserInfo;
  /** Who tells expressions what users may do. */
  readonly authorizer: Authorizer;
}

/** A form in which the same objects are served too. */
export interface Form {
  readonly resource: GroupVersionResource;
  readonly kind: GroupVersionKind;
  convert(object: KubeObject): KubeObject;
  /** An object of this form in the form that is requested. */
  revert(object: KubeObject): KubeObject;
}

/** What matching has to know beside the request. */
export interface Surroundings {
  /** The labels of a namespace. Throws NotFound where there is none of that name. */
  labelsOf(namespace: string): Labels;
  /** The other forms of what is requested. */
  readonly equivalents: readonly Form[];
}

/** In which form a request matched. */
export interface Matched {
  readonly resource: GroupVersionResource;
  readonly kind: GroupVersionKind;
  /** Set where it is another form than the one that is requested. */
  readonly form?: Form;
}

const group = "admissionregistration.k8s.io";

/**
 * Whether no webhook or policy has a say in the request, so that none can lock itself in.
 * Source: webhook/predicates/rules IsExemptAdmissionConfigurationResource 1.36.
 */
export const isExempt = (resource: Pick<GroupVersionResource, "group">): boolean =>
  resource.group === group;

/** The objects of a request, with their managedFields, in the form in which it matched. */
export function objectsIn(
  { object, oldObject, owners }: Pick<Attributes, "object" | "oldObject" | "owners">,
  { form }: Pick<Matched, "form">,
): Pick<Attributes, "object" | "oldObject"> {
  const show = (each: KubeObject, held: HeldOwners) =>
    showingOwners(form?.convert(each) ?? each, held);
  return {
    object: object && show(object, owners),
    oldObject: oldObject && show(oldObject, heldOwners(oldObject)),
  };
}
