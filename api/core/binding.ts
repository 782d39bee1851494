import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import { mandatory, ref, struct } from "../schema.ts";
import { ObjectReference } from "./references.ts";

/**
 * What the `binding` subresource of pods takes; no resource of its own.
 * Source: core/v1 Binding 1.36.
 */
export const Binding = struct("core.v1.Binding", "Puts a pod on a node.", {
  ...objectFields,
  target: mandatory(ref("The node that the pod is put on.", ObjectReference)),
});
export type Binding = ObjectOf<typeof Binding>;

/** The names of the kind, for bodies and refusals. */
export const bindingNames = {
  group: "",
  version: "v1",
  apiVersion: "v1",
  kind: "Binding",
} as const;
