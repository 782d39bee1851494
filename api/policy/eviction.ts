import { DeleteOptions } from "../meta/delete-options.ts";
import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import { ref, struct } from "../schema.ts";

/**
 * What the `eviction` subresource of pods takes; no resource of its own.
 * Source: policy/v1 Eviction 1.36.
 */
export const Eviction = struct(
  "policy.v1.Eviction",
  "Deletes a pod, if nothing speaks against it.",
  {
    ...objectFields,
    deleteOptions: ref("How the pod is deleted.", DeleteOptions),
  },
);
export type Eviction = ObjectOf<typeof Eviction>;

/** The names of the kind, for bodies and refusals. */
export const evictionNames = {
  group: "policy",
  version: "v1",
  apiVersion: "policy/v1",
  kind: "Eviction",
  // The one kind whose older version outlived that of its group's resources.
  otherVersions: ["policy/v1beta1"],
} as const;
