import type { ObjectOf } from "../resource.ts";
import { int64, mandatory, struct, text, time } from "../schema.ts";

/** One aspect of an object's state, as most kinds report it. Source: meta/v1 Condition 1.36. */
export const Condition = struct("meta.v1.Condition", "One aspect of the state of an object.", {
  type: mandatory(text("Which aspect it is, in CamelCase.")),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  observedGeneration: int64("The generation of the object that the condition was judged by."),
  lastTransitionTime: mandatory(time("When the status last changed.")),
  reason: mandatory(text("Why it last changed, as one word in CamelCase.")),
  message: mandatory(text("Why it last changed, for people; may be empty.")),
});
export type Condition = ObjectOf<typeof Condition>;
