import { objectFields } from "../../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../../resource.ts";
import { present, ref, struct } from "../../schema.ts";
import { podColumns } from "./columns.ts";
import { podSelectableFields } from "./fields.ts";
import { PodSpec } from "./spec.ts";
import { PodStatus } from "./status.ts";
import { podStrategy } from "./strategy.ts";

const schema = struct("core.v1.Pod", "Containers that run together on one node.", {
  ...objectFields,
  spec: present(ref("What the pod is to be.", PodSpec)),
  status: present(ref("What has become of it.", PodStatus)),
});

/** Containers that run together on one node. Source: core/v1 Pod 1.36. */
export const Pod = defineResource("v1", schema, {
  kind: "Pod",
  plural: "pods",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  selectableFields: podSelectableFields,
  strategy: podStrategy,
  columns: podColumns,
});
export type Pod = ObjectOf<typeof schema>;
