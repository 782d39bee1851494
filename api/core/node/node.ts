import { objectFields } from "../../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../../resource.ts";
import { present, ref, struct } from "../../schema.ts";
import { nodeColumns } from "./columns.ts";
import { nodeHeartbeat } from "./heartbeat.ts";
import { NodeSpec } from "./spec.ts";
import { NodeStatus } from "./status.ts";
import { nodeStrategy } from "./strategy.ts";

const schema = struct("core.v1.Node", "A machine that runs pods.", {
  ...objectFields,
  spec: present(ref("How it is to be used.", NodeSpec)),
  status: present(ref("What is known of it.", NodeStatus)),
});

export type Node = ObjectOf<typeof schema>;

/** A machine that runs pods. Source: core/v1 Node 1.36. */
export const Node = defineResource("v1", schema, {
  kind: "Node",
  plural: "nodes",
  shortNames: ["no"],
  namespaced: false,
  hasStatus: true,
  keepsStatusOnCreate: true,
  selectableFields: { "spec.unschedulable": ({ spec }) => String(spec.unschedulable ?? false) },
  strategy: nodeStrategy,
  renewal: nodeHeartbeat,
  columns: nodeColumns,
});
