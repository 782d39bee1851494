import type { ObjectOf } from "../resource.ts";
import {
  anyJson,
  bool,
  int64,
  list,
  mandatory,
  map,
  present,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../schema.ts";

/** Names the object that another belongs to. */
export const OwnerReference = struct(
  "meta.v1.OwnerReference",
  "Names an object that this one belongs to, so that it can be collected with it.",
  {
    apiVersion: mandatory(text("API group and version of the owner.")),
    kind: mandatory(text("Kind of the owner.")),
    name: mandatory(text("Name of the owner.")),
    uid: mandatory(text("Uid of the owner; a new object of the same name does not count.")),
    controller: bool("True for the one owner that manages this object."),
    blockOwnerDeletion: bool("Keeps a foreground-deleted owner until this object is gone."),
  },
  { atomic: true },
);
export type OwnerReference = ObjectOf<typeof OwnerReference>;

export const ManagedFieldsEntry = struct(
  "meta.v1.ManagedFieldsEntry",
  "Says which fields one manager set, and how.",
  {
    manager: text("Who set the fields."),
    operation: text("How they were set: Apply or Update."),
    apiVersion: text("Version of the resource that the field names belong to."),
    time: time("When the entry last changed."),
    fieldsType: text("Format of fieldsV1; FieldsV1 is the only one."),
    fieldsV1: anyJson("The set of fields, as a tree of their names."),
    subresource: text("Subresource through which they were set, or empty."),
  },
);

export const ObjectMeta = struct(
  "meta.v1.ObjectMeta",
  "What every stored object has: its name, identity, labels and life cycle.",
  {
    name: text("Name, unique among the objects of its resource and namespace."),
    generateName: text("Prefix to which the server appends a random suffix to make the name."),
    namespace: text("Namespace that holds the object; empty for cluster-scoped resources."),
    selfLink: text("No longer set."),
    uid: text("Identity of this very object, never used again. Set by the server."),
    resourceVersion: text("Version of the stored object, to detect changes in between."),
    generation: int64("Counts the changes of the desired state. Set by the server."),
    creationTimestamp: time("When the object was created. Set by the server."),
    deletionTimestamp: time("When the object is to be gone. Set by a graceful deletion."),
    deletionGracePeriodSeconds: int64("Seconds granted to end in peace."),
    labels: map("Labels by which the object is selected.", textItem),
    annotations: map("Notes of tools and people; nothing is selected by them.", textItem),
    ownerReferences: list("Objects that this one belongs to.", OwnerReference, { merge: "uid" }),
    finalizers: list("Names that must be taken off before the object goes.", textItem, {
      merge: true,
      type: "set",
    }),
    managedFields: list("Which manager set which fields.", ManagedFieldsEntry, { type: "atomic" }),
  },
);

/** The fields that every kind starts with. */
export const typeMeta = {
  apiVersion: mandatory(text("API group and version of this object's schema.")),
  kind: mandatory(text("Kind of this object.")),
};

/** `apiVersion`, `kind` and `metadata`, as the first fields of a kind. */
export const objectFields = {
  ...typeMeta,
  metadata: present(ref("Standard metadata of the object.", ObjectMeta)),
};
