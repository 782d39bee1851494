/** Questions of whether somebody may do something. */
import { extraOf } from "../authentication/user-info.ts";
import { defineReview } from "../define-review.ts";
import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import { bool, list, mandatory, present, ref, struct, text, textItem } from "../schema.ts";
import { NonResourceAttributes, ResourceAttributes } from "./attributes.ts";

const group = "authorization.k8s.io/v1";

const what = {
  resourceAttributes: ref("What is asked for, where it is a resource.", ResourceAttributes),
  nonResourceAttributes: ref("What is asked for, where it is not.", NonResourceAttributes),
};

const SubjectAccessReviewSpec = struct(
  "authorization.v1.SubjectAccessReviewSpec",
  "Who asks for what.",
  {
    ...what,
    user: text("The user."),
    groups: list("The groups of the user.", textItem, { type: "atomic" }),
    extra: extraOf("What else is known of the user."),
    uid: text("The identity of the user."),
  },
);
export type SubjectAccessReviewSpec = ObjectOf<typeof SubjectAccessReviewSpec>;

const SelfSubjectAccessReviewSpec = struct(
  "authorization.v1.SelfSubjectAccessReviewSpec",
  "What is asked for.",
  what,
);
export type SelfSubjectAccessReviewSpec = ObjectOf<typeof SelfSubjectAccessReviewSpec>;

const SubjectAccessReviewStatus = struct(
  "authorization.v1.SubjectAccessReviewStatus",
  "Whether it would be allowed.",
  {
    allowed: mandatory(bool("Whether it would be allowed.")),
    denied: bool("True where it is refused whatever else might allow it."),
    reason: text("Why."),
    evaluationError: text("What went wrong when this was found out."),
  },
);
export type SubjectAccessReviewStatus = ObjectOf<typeof SubjectAccessReviewStatus>;

const status = present(ref("The answer. Written by the server.", SubjectAccessReviewStatus));

const subjectAccessReview = struct(
  "authorization.v1.SubjectAccessReview",
  "Asks whether somebody may do something.",
  { ...objectFields, spec: mandatory(ref("Who asks for what.", SubjectAccessReviewSpec)), status },
);
export type SubjectAccessReview = ObjectOf<typeof subjectAccessReview>;

/** Asks about anybody. Source: authorization.k8s.io/v1 SubjectAccessReview 1.36. */
export const SubjectAccessReview = defineReview(group, subjectAccessReview, {
  kind: "SubjectAccessReview",
});

const localSubjectAccessReview = struct(
  "authorization.v1.LocalSubjectAccessReview",
  "Asks whether somebody may do something in a namespace.",
  { ...objectFields, spec: mandatory(ref("Who asks for what.", SubjectAccessReviewSpec)), status },
);
export type LocalSubjectAccessReview = ObjectOf<typeof localSubjectAccessReview>;

/** Asks within a namespace. Source: authorization.k8s.io/v1 LocalSubjectAccessReview 1.36. */
export const LocalSubjectAccessReview = defineReview(group, localSubjectAccessReview, {
  kind: "LocalSubjectAccessReview",
  namespaced: true,
});

const selfSubjectAccessReview = struct(
  "authorization.v1.SelfSubjectAccessReview",
  "Asks whether who asks may do something.",
  { ...objectFields, spec: mandatory(ref("For what.", SelfSubjectAccessReviewSpec)), status },
);
export type SelfSubjectAccessReview = ObjectOf<typeof selfSubjectAccessReview>;

/** Asks about who asks. Source: authorization.k8s.io/v1 SelfSubjectAccessReview 1.36. */
export const SelfSubjectAccessReview = defineReview(group, selfSubjectAccessReview, {
  kind: "SelfSubjectAccessReview",
});
