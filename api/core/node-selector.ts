/** How nodes are chosen by what they are. Source: core/v1 NodeSelector 1.36. */
import type { ObjectOf } from "../resource.ts";
import { list, mandatory, struct, text, textItem } from "../schema.ts";

/** One condition on a node. */
export const NodeSelectorRequirement = struct(
  "core.v1.NodeSelectorRequirement",
  "A condition on one label or field of a node.",
  {
    key: mandatory(text("Key of the label, or the field.")),
    operator: mandatory(text("How it is compared: In, NotIn, Exists, DoesNotExist, Gt or Lt.")),
    values: list("Values to compare with; one integer for Gt and Lt, none for Exists.", textItem, {
      type: "atomic",
    }),
  },
);
export type NodeSelectorRequirement = ObjectOf<typeof NodeSelectorRequirement>;

/** Conditions that must all hold. */
export const NodeSelectorTerm = struct(
  "core.v1.NodeSelectorTerm",
  "Conditions on a node that must all hold; a term without any matches no node.",
  {
    matchExpressions: list("Conditions on the node's labels.", NodeSelectorRequirement, {
      type: "atomic",
    }),
    matchFields: list(
      "Conditions on the node's fields; only metadata.name.",
      NodeSelectorRequirement,
      {
        type: "atomic",
      },
    ),
  },
  { atomic: true },
);
export type NodeSelectorTerm = ObjectOf<typeof NodeSelectorTerm>;

/** Terms of which one must hold. */
export const NodeSelector = struct(
  "core.v1.NodeSelector",
  "A choice of nodes by terms.",
  {
    nodeSelectorTerms: mandatory(
      list("Terms of which at least one must hold.", NodeSelectorTerm, { type: "atomic" }),
    ),
  },
  { atomic: true },
);
export type NodeSelector = ObjectOf<typeof NodeSelector>;

/** A topology of which a node must be part, for storage classes. */
export const TopologySelectorLabelRequirement = struct(
  "core.v1.TopologySelectorLabelRequirement",
  "The values that one label of a node may have.",
  {
    key: mandatory(text("Key of the label.")),
    values: mandatory(
      list("Values of which the label must have one.", textItem, { type: "atomic" }),
    ),
  },
);
export type TopologySelectorLabelRequirement = ObjectOf<typeof TopologySelectorLabelRequirement>;

/** Requirements that must all hold. */
export const TopologySelectorTerm = struct(
  "core.v1.TopologySelectorTerm",
  "Requirements on a node's labels that must all hold.",
  {
    matchLabelExpressions: list("The requirements.", TopologySelectorLabelRequirement, {
      type: "atomic",
    }),
  },
  { atomic: true },
);
export type TopologySelectorTerm = ObjectOf<typeof TopologySelectorTerm>;
