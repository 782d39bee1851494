/** How objects of the core group name others. Source: core/v1 1.36. */
import type { ObjectOf } from "../resource.ts";
import { mandatory, struct, text } from "../schema.ts";

const objectReferenceName = "core.v1.ObjectReference";
const objectReferenceDoc = "Names an object, at a version and down to a field where that matters.";
const objectReferenceFields = {
  kind: text("Kind of the object."),
  namespace: text("Namespace of the object."),
  name: text("Name of the object."),
  uid: text("Uid of the object."),
  apiVersion: text("API group and version of the object."),
  resourceVersion: text("Version of the object that is meant, where one is."),
  fieldPath: text("Part of the object that is meant, such as spec.containers{web}."),
};

/** Names any object, or a part of one. */
export const ObjectReference = struct(
  objectReferenceName,
  objectReferenceDoc,
  objectReferenceFields,
  { atomic: true },
);
export type ObjectReference = ObjectOf<typeof ObjectReference>;

/** The same where server-side apply takes each of its fields for itself. */
export const GranularObjectReference = struct(
  objectReferenceName,
  objectReferenceDoc,
  objectReferenceFields,
);

const localName = text("Name of the object, in the same namespace.").default("");

/** Names an object of a known kind in the same namespace. */
export const LocalObjectReference = struct(
  "core.v1.LocalObjectReference",
  "Names an object of a known kind in the same namespace.",
  { name: localName },
  { atomic: true },
);
export type LocalObjectReference = ObjectOf<typeof LocalObjectReference>;

/** Names an object of any kind in the same namespace. */
export const TypedLocalObjectReference = struct(
  "core.v1.TypedLocalObjectReference",
  "Names an object of any kind in the same namespace.",
  {
    apiGroup: text("API group of the object; none for the core group."),
    kind: mandatory(text("Kind of the object.")),
    name: mandatory(text("Name of the object.")),
  },
  { atomic: true },
);
export type TypedLocalObjectReference = ObjectOf<typeof TypedLocalObjectReference>;

/** Names an object of any kind, possibly in another namespace. */
export const TypedObjectReference = struct(
  "core.v1.TypedObjectReference",
  "Names an object of any kind, possibly in another namespace.",
  {
    apiGroup: text("API group of the object; none for the core group."),
    kind: mandatory(text("Kind of the object.")),
    name: mandatory(text("Name of the object.")),
    namespace: text(
      "Namespace of the object, where it is another; a ReferenceGrant must allow it.",
    ),
  },
);
export type TypedObjectReference = ObjectOf<typeof TypedObjectReference>;

/** Names a Secret in any namespace. */
export const SecretReference = struct(
  "core.v1.SecretReference",
  "Names a Secret in any namespace.",
  {
    name: text("Name of the Secret."),
    namespace: text("Namespace of the Secret."),
  },
  { atomic: true },
);
export type SecretReference = ObjectOf<typeof SecretReference>;
