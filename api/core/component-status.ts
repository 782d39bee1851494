import { nameColumn, textColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, struct, text } from "../schema.ts";

const ComponentCondition = struct(
  "core.v1.ComponentCondition",
  "How a component of the control plane is.",
  {
    type: mandatory(text("The aspect; Healthy is the only one.")),
    status: mandatory(text("Whether it is: True, False or Unknown.")),
    message: text("What the component answered."),
    error: text("Why it could not be asked."),
  },
);

const schema = struct(
  "core.v1.ComponentStatus",
  "How a component of the control plane is, by its own word. Deprecated since 1.19.",
  {
    ...objectFields,
    conditions: list("How it is.", ComponentCondition, { merge: "type", type: "map" }),
  },
);

export type ComponentStatus = ObjectOf<typeof schema>;

const health = ({ conditions = [] }: ComponentStatus) =>
  conditions.find(({ type }) => type === "Healthy");

/** How a component of the control plane is. Source: core/v1 ComponentStatus 1.36. */
export const ComponentStatus = defineResource("v1", schema, {
  kind: "ComponentStatus",
  plural: "componentstatuses",
  shortNames: ["cs"],
  namespaced: false,
  computed: true,
  deprecation: "v1 ComponentStatus is deprecated in v1.19+",
  columns: [
    nameColumn,
    textColumn("Status", "How it is, in one word.", (object) => {
      const { status } = health(object) ?? {};
      if (status === undefined) return "Unknown";
      return status === "True" ? "Healthy" : "Unhealthy";
    }),
    textColumn("Message", "What it answered.", (object) => health(object)?.message ?? ""),
    textColumn("Error", "Why it could not be asked.", (object) => health(object)?.error ?? ""),
  ],
});
