import { nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { addQuantities } from "../quantity.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, struct, text } from "../schema.ts";
import { measure, measured, metricsName, usage } from "./schema.ts";

const ContainerMetrics = struct(metricsName("ContainerMetrics"), "What a container uses.", {
  name: mandatory(text("The container.")),
  usage,
});
export type ContainerMetrics = ObjectOf<typeof ContainerMetrics>;

const schema = struct(metricsName("PodMetrics"), "What the containers of a pod use.", {
  ...objectFields,
  ...measured,
  containers: mandatory(list("What each container uses.", ContainerMetrics, { type: "atomic" })),
});
export type PodMetrics = ObjectOf<typeof schema>;

/** What a pod uses. Source: metrics.k8s.io/v1beta1 PodMetrics, metrics-server 0.8. */
export const PodMetrics = defineResource("metrics.k8s.io/v1beta1", schema, {
  kind: "PodMetrics",
  plural: "pods",
  singular: "",
  namespaced: true,
  computed: true,
  columns: [
    nameColumn,
    measure<PodMetrics>("cpu", "CPU that is used.", (pod) => total(pod, "cpu")),
    measure<PodMetrics>("memory", "Memory that is used.", (pod) => total(pod, "memory")),
    measure<PodMetrics>("Window", "Over how long it was measured.", ({ window }) => window),
  ],
});

/** What all containers use of a resource. */
const total = ({ containers }: PodMetrics, name: string) =>
  containers.reduce((sum, container) => addQuantities(container.usage[name] ?? "0", sum), "0");
