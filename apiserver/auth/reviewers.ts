import { SelfSubjectReview, TokenReview } from "../../api/authentication/reviews.ts";
import type { UserInfo } from "../../api/authentication/user-info.ts";
import {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  type SelfSubjectAccessReviewSpec,
  SubjectAccessReview,
  type SubjectAccessReviewSpec,
} from "../../api/authorization/access-reviews.ts";
import type { Attributes, Authorizer } from "../../api/authorization/authorizer.ts";
import { SelfSubjectRulesReview } from "../../api/authorization/rules-review.ts";
import {
  validateLocalSubjectAccessReview,
  validateSelfSubjectAccessReview,
  validateSubjectAccessReview,
} from "../../api/authorization/validate.ts";
import { type FieldError, invalidObject } from "../../api/field-error.ts";
import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { badRequest } from "../../api/status.ts";
import type { Reviewer, Reviewers } from "../registry/resource-table.ts";
import { type Authenticator, administrator } from "./authenticator.ts";
import { ignoredSelectors } from "./ignored-selectors.ts";

/** What answers the questions of who somebody is, and of what somebody may do. */
export function accessReviewers(authenticator: Authenticator, authorizer: Authorizer): Reviewers {
  const asker = ({ requester }: ApiRequest) => requester?.user ?? administrator;
  return new Map([
    reviewer(TokenReview, (asked, _, admit) => reviewToken(authenticator, asked, admit)),
    reviewer(SelfSubjectReview, (asked, request, admit) => {
      admit();
      return { ...asked, status: { userInfo: asker(request) } };
    }),
    reviewer(SubjectAccessReview, (asked, _, admit) => {
      refuse(validateSubjectAccessReview(asked));
      admit();
      return { ...asked, status: decide(authorizer, userIn(asked.spec), asked.spec) };
    }),
    reviewer(LocalSubjectAccessReview, (asked, _, admit) => {
      refuse(validateLocalSubjectAccessReview(asked));
      admit();
      return { ...asked, status: decide(authorizer, userIn(asked.spec), asked.spec) };
    }),
    reviewer(SelfSubjectAccessReview, (asked, request, admit) => {
      refuse(validateSelfSubjectAccessReview(asked));
      admit();
      return { ...asked, status: decide(authorizer, asker(request), asked.spec) };
    }),
    reviewer(SelfSubjectRulesReview, (asked, request, admit) =>
      reviewRules(authorizer, { asked, user: asker(request) }, admit),
    ),
  ]);
}

type Admit = Parameters<Reviewer>[2];

const reviewer = <T extends KubeObject>(
  definition: ResourceDefinition<T>,
  review: (asked: T, request: ApiRequest, admit: Admit) => KubeObject,
): readonly [ResourceDefinition, Reviewer] => [
  definition,
  // A reviewer is asked about objects of its own kind only.
  (asked, request, admit) => review(asked as T, request, admit),
];

/** Upstream forgets the kind of a question that it refuses. */
function refuse(errors: readonly FieldError[]): void {
  const names = { group: SubjectAccessReview.group, kind: "", plural: "" };
  if (errors.length > 0) throw invalidObject(names, "", errors);
}

function reviewToken(authenticator: Authenticator, asked: TokenReview, admit: Admit): TokenReview {
  const { token, audiences = [] } = asked.spec;
  if (token === "") throw badRequest("token is required for TokenReview in authentication");
  admit();
  const found = authenticator.authenticate(token, audiences);
  const status =
    "user" in found
      ? { authenticated: true, user: found.user, audiences: found.audiences }
      : { user: {}, error: found.error };
  return { ...asked, status };
}

function userIn({ user, uid, groups, extra }: SubjectAccessReviewSpec): UserInfo {
  return { username: user, uid, groups, extra };
}

function decide(authorizer: Authorizer, user: UserInfo, spec: SelfSubjectAccessReviewSpec) {
  const { resourceAttributes: resource, nonResourceAttributes: nonResource = {} } = spec;
  const attributes: Attributes =
    resource === undefined ? { user, nonResource } : { user, resource };
  const { verdict, reason } = authorizer.authorize(attributes);
  const evaluationError = resource && ignoredSelectors(resource);
  return {
    allowed: verdict === "Allow",
    ...(verdict === "Deny" ? { denied: true } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(evaluationError === undefined ? {} : { evaluationError }),
  };
}

/** The answer says nothing of the question. Source: selfsubjectrulesreview rest.go 1.36. */
function reviewRules(
  authorizer: Authorizer,
  { asked, user }: { readonly asked: SelfSubjectRulesReview; readonly user: UserInfo },
  admit: Admit,
): SelfSubjectRulesReview {
  const { apiVersion, kind, spec } = asked;
  const { namespace = "" } = spec;
  if (namespace === "") throw badRequest("no namespace on request");
  admit();
  const status = authorizer.rulesFor(user, namespace);
  return { apiVersion, kind, metadata: {}, spec: {}, status };
}
