import { defineReview } from "../define-review.ts";
import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import { bool, list, mandatory, present, ref, struct, text, textItem } from "../schema.ts";

const atomic = { type: "atomic" } as const;

const ResourceRule = struct("authorization.v1.ResourceRule", "What may be done to resources.", {
  verbs: mandatory(list("The verbs; * is all of them.", textItem, atomic)),
  apiGroups: list("The API groups; * is all of them.", textItem, atomic),
  resources: list("The resources; * is all of them.", textItem, atomic),
  resourceNames: list("The names of the objects; without, all of them.", textItem, atomic),
});
export type ResourceRule = ObjectOf<typeof ResourceRule>;

const NonResourceRule = struct("authorization.v1.NonResourceRule", "What else may be done.", {
  verbs: mandatory(list("The verbs; * is all of them.", textItem, atomic)),
  nonResourceURLs: list("The paths; a * at the end is all that follows.", textItem, atomic),
});
export type NonResourceRule = ObjectOf<typeof NonResourceRule>;

const SubjectRulesReviewStatus = struct(
  "authorization.v1.SubjectRulesReviewStatus",
  "What who asks may do.",
  {
    resourceRules: mandatory(list("What may be done to resources.", ResourceRule, atomic)),
    nonResourceRules: mandatory(list("What else may be done.", NonResourceRule, atomic)),
    incomplete: mandatory(bool("True where there may be more.")),
    evaluationError: text("What went wrong when this was found out."),
  },
);

const SelfSubjectRulesReviewSpec = struct(
  "authorization.v1.SelfSubjectRulesReviewSpec",
  "Where that would be.",
  { namespace: text("The namespace. Required.") },
);

const schema = struct(
  "authorization.v1.SelfSubjectRulesReview",
  "Asks what who asks may do in a namespace.",
  {
    ...objectFields,
    spec: mandatory(ref("Where.", SelfSubjectRulesReviewSpec)),
    status: present(ref("What. Written by the server.", SubjectRulesReviewStatus)),
  },
);
export type SelfSubjectRulesReview = ObjectOf<typeof schema>;

/** Asks what may be done. Source: authorization.k8s.io/v1 SelfSubjectRulesReview 1.36. */
export const SelfSubjectRulesReview = defineReview("authorization.k8s.io/v1", schema, {
  kind: "SelfSubjectRulesReview",
});
