import { mandatory, struct, text, timeOrNull } from "../schema.ts";

/**
 * One aspect of the state of a workload. `kind` is its full name, such as `apps.v1.ReplicaSet`;
 * `type` is the doc of the field that says which aspect it is.
 */
export const workloadCondition = (kind: string, type: string) =>
  struct(
    `${kind}Condition`,
    `One aspect of the state of a ${kind.slice(kind.lastIndexOf(".") + 1)}.`,
    {
      type: mandatory(text(type)),
      status: mandatory(text("True, False or Unknown.")),
      lastTransitionTime: timeOrNull("When the status last changed."),
      reason: text("Why the status changed, in one CamelCase word."),
      message: text("Why the status changed, for people."),
    },
  );
