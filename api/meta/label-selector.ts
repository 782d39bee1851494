import type { ObjectOf } from "../resource.ts";
import { list, mandatory, map, struct, text, textItem } from "../schema.ts";

/** One condition on a label. Source: meta/v1 LabelSelectorRequirement 1.36. */
export const LabelSelectorRequirement = struct(
  "meta.v1.LabelSelectorRequirement",
  "A condition on the value of one label.",
  {
    key: mandatory(text("Key of the label.")),
    operator: mandatory(text("How it is compared: In, NotIn, Exists or DoesNotExist.")),
    values: list("Values to compare with; none for Exists and DoesNotExist.", textItem, {
      type: "atomic",
    }),
  },
);
export type LabelSelectorRequirement = ObjectOf<typeof LabelSelectorRequirement>;

/** A query over labels, all of which must hold. Source: meta/v1 LabelSelector 1.36. */
export const LabelSelector = struct(
  "meta.v1.LabelSelector",
  "A query over labels: every condition must hold, and without any it selects everything.",
  {
    matchLabels: map("Labels that must have exactly these values.", textItem),
    matchExpressions: list("Further conditions on labels.", LabelSelectorRequirement, {
      type: "atomic",
    }),
  },
  { atomic: true },
);
export type LabelSelector = ObjectOf<typeof LabelSelector>;
