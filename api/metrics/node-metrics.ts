import { nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { struct } from "../schema.ts";
import { measure, measured, metricsName, usage } from "./schema.ts";

const schema = struct(metricsName("NodeMetrics"), "What a node uses.", {
  ...objectFields,
  ...measured,
  usage,
});
export type NodeMetrics = ObjectOf<typeof schema>;

/** What a node uses. Source: metrics.k8s.io/v1beta1 NodeMetrics, metrics-server 0.8. */
export const NodeMetrics = defineResource("metrics.k8s.io/v1beta1", schema, {
  kind: "NodeMetrics",
  plural: "nodes",
  singular: "",
  namespaced: false,
  computed: true,
  columns: [
    nameColumn,
    measure<NodeMetrics>("cpu", "CPU that is used.", ({ usage: { cpu = "0" } }) => cpu),
    measure<NodeMetrics>("memory", "Memory that is used.", ({ usage: { memory = "0" } }) => memory),
    measure<NodeMetrics>("Window", "Over how long it was measured.", ({ window }) => window),
  ],
});
