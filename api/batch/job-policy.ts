/** When pods of a Job that fail or succeed decide about the whole. Source: batch/v1 1.36. */
import type { ObjectOf } from "../resource.ts";
import { int32, int32Item, list, mandatory, ref, struct, text } from "../schema.ts";

const OnExitCodes = struct(
  "batch.v1.PodFailurePolicyOnExitCodesRequirement",
  "Exit codes of the containers of a failed pod.",
  {
    containerName: text("Container that is looked at; all of them where it is absent."),
    operator: mandatory(text("In, or NotIn: 0 never matches.")),
    values: mandatory(
      list("Exit codes, in rising order, at most 255 of them.", int32Item, { type: "set" }),
    ),
  },
);

const OnPodConditions = struct(
  "batch.v1.PodFailurePolicyOnPodConditionsPattern",
  "A condition of a failed pod.",
  {
    type: mandatory(text("The condition that the pod must have.")),
    status: text("The status that it must have; True where it is absent."),
  },
);

const PodFailurePolicyRule = struct(
  "batch.v1.PodFailurePolicyRule",
  "What a failed pod of some sort means. One of onExitCodes and onPodConditions is given.",
  {
    action: mandatory(
      text(
        "FailJob ends the Job, FailIndex the index of the pod, Ignore does not count the failure, " +
          "and Count counts it towards the back-off limit.",
      ),
    ),
    onExitCodes: ref("Exit codes that the rule is for.", OnExitCodes),
    onPodConditions: list("Conditions, any of which the rule is for.", OnPodConditions, {
      type: "atomic",
    }),
  },
);

export const PodFailurePolicy = struct(
  "batch.v1.PodFailurePolicy",
  "How failed pods are judged. The first rule that matches a pod counts.",
  { rules: mandatory(list("The rules, at most 20.", PodFailurePolicyRule, { type: "atomic" })) },
);
export type PodFailurePolicy = ObjectOf<typeof PodFailurePolicy>;
export type PodFailurePolicyRule = PodFailurePolicy["rules"][number];

const SuccessPolicyRule = struct(
  "batch.v1.SuccessPolicyRule",
  "Which indexes must succeed. One of the two fields, or both, are given.",
  {
    succeededIndexes: text("Indexes of which all must succeed, such as 1,3-5."),
    succeededCount: int32("How many must succeed, of those indexes or of all."),
  },
);

export const SuccessPolicy = struct(
  "batch.v1.SuccessPolicy",
  "When an Indexed Job has succeeded before all of its indexes have. Any rule is enough.",
  { rules: mandatory(list("The rules, at most 20.", SuccessPolicyRule, { type: "atomic" })) },
);
export type SuccessPolicy = ObjectOf<typeof SuccessPolicy>;
export type SuccessPolicyRule = SuccessPolicy["rules"][number];
