/** Questions of who somebody is. */
import { defineReview } from "../define-review.ts";
import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import { bool, list, mandatory, present, ref, struct, text, textItem } from "../schema.ts";
import { UserInfo } from "./user-info.ts";

const group = "authentication.k8s.io/v1";

const TokenReviewSpec = struct("authentication.v1.TokenReviewSpec", "The token.", {
  token: mandatory(text("The token.")),
  audiences: list("For whom the token should be; the API server where nobody is named.", textItem, {
    type: "atomic",
  }),
});

const TokenReviewStatus = struct("authentication.v1.TokenReviewStatus", "Whose token it is.", {
  authenticated: bool("True where the token is good."),
  user: present(ref("Whose it is.", UserInfo)),
  audiences: list("Of those asked for, whom the token is for.", textItem, { type: "atomic" }),
  error: text("Why the token is not good."),
});
export type TokenReviewStatus = ObjectOf<typeof TokenReviewStatus>;

const tokenReview = struct("authentication.v1.TokenReview", "Asks whose token it is.", {
  ...objectFields,
  spec: mandatory(ref("The token.", TokenReviewSpec)),
  status: present(ref("Whose it is. Written by the server.", TokenReviewStatus)),
});
export type TokenReview = ObjectOf<typeof tokenReview>;

/** Asks whose token it is. Source: authentication.k8s.io/v1 TokenReview 1.36. */
export const TokenReview = defineReview(group, tokenReview, { kind: "TokenReview" });

const SelfSubjectReviewStatus = struct("authentication.v1.SelfSubjectReviewStatus", "Who asked.", {
  userInfo: present(ref("Whom the request was from.", UserInfo)),
});

const selfSubjectReview = struct("authentication.v1.SelfSubjectReview", "Asks who asks.", {
  ...objectFields,
  status: present(ref("Who asked. Written by the server.", SelfSubjectReviewStatus)),
});
export type SelfSubjectReview = ObjectOf<typeof selfSubjectReview>;

/** Asks who asks. Source: authentication.k8s.io/v1 SelfSubjectReview 1.36. */
export const SelfSubjectReview = defineReview(group, selfSubjectReview, {
  kind: "SelfSubjectReview",
});
