import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { mandatory, ref, struct } from "../schema.ts";
import { ObjectReference } from "./references.ts";

const schema = struct("core.v1.Binding", "Puts a pod on a node.", {
  ...objectFields,
  target: mandatory(ref("The node that the pod is put on.", ObjectReference)),
});
export type Binding = ObjectOf<typeof schema>;

/**
 * What the `binding` subresource of pods takes, and the old collection for the same.
 * Source: core/v1 Binding 1.36.
 */
export const Binding = defineResource("v1", schema, {
  kind: "Binding",
  plural: "bindings",
  namespaced: true,
  through: { plural: "pods", subresource: "binding" },
});
