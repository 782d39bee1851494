import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import { anyJson, struct } from "../schema.ts";

/**
 * What the `eviction` subresource of pods takes; no resource of its own. The options are read as
 * those of any deletion are.
 * Source: policy/v1 Eviction 1.36.
 */
export const Eviction = struct(
  "policy.v1.Eviction",
  "Deletes a pod, if nothing speaks against it.",
  {
    ...objectFields,
    deleteOptions: anyJson("How the pod is deleted."),
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
