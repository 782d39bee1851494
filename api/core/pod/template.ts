import { ObjectMeta } from "../../meta/object-meta.ts";
import type { ObjectOf } from "../../resource.ts";
import { present, ref, struct } from "../../schema.ts";
import { PodSpec } from "./spec.ts";

/** Pods yet to be made, as other kinds hold them. Source: core/v1 PodTemplateSpec 1.36. */
export const PodTemplateSpec = struct(
  "core.v1.PodTemplateSpec",
  "What pods made from this template are to be.",
  {
    metadata: present(ref("Labels and annotations of the pods.", ObjectMeta)),
    spec: present(ref("What the pods are to be.", PodSpec)),
  },
);
export type PodTemplateSpec = ObjectOf<typeof PodTemplateSpec>;
