/** Which webhooks are about a request, and how one is asked. */
import { compiledConditions } from "../../../api/admissionregistration/match-conditions.ts";
import { forbidden } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import { readAnswer } from "../../webhooks/answer.ts";
import { callOf } from "../../webhooks/client-config.ts";
import type { Answered, Decision } from "../../webhooks/decision.ts";
import {
  type Attributes,
  conditionsHold,
  conditionVariables,
  type Matched,
  matchWebhook,
  objectsIn,
  type Surroundings,
} from "../matching/index.ts";
import type { Operation } from "../plugin.ts";
import { callFailure, noDryRun } from "./refusals.ts";
import { admissionReview, reviewVersionOf } from "./review.ts";
import type { Hook, Webhook } from "./source.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** A webhook that is about a request, and the request in the form that it takes. */
export interface Invocation {
  readonly hook: Hook<Webhook>;
  readonly matched: Matched;
  readonly attributes: Attributes;
  readonly isMutating: boolean;
}

/**
 * The request as it is put to a webhook; nothing where it is about others. Throws Forbidden where
 * conditions cannot be evaluated.
 */
export function invocationOf(
  hook: Hook<Webhook>,
  attributes: Attributes,
  { operation, around, isMutating }: Context,
): Invocation | undefined {
  const { webhook } = hook;
  const matched = matchWebhook(webhook, attributes, around);
  if (matched === undefined) return undefined;
  const objects = objectsIn(attributes, matched);
  const { matchConditions = noConditions, failurePolicy } = webhook;
  if (matchConditions.length > 0) {
    const conditions = compiledConditions(matchConditions, { hasParams: false });
    const variables = conditionVariables(attributes, matched, objects);
    const { holds, error } = conditionsHold(conditions, variables, failurePolicy);
    if (error !== undefined) throw forbidden(operation.definition, attributes.name, error);
    if (!holds) return undefined;
  }
  return { hook, matched, attributes: { ...attributes, ...objects }, isMutating };
}

export interface Context {
  readonly operation: Operation;
  readonly around: Surroundings;
  readonly isMutating: boolean;
}

const noConditions: NonNullable<Webhook["matchConditions"]> = [];

/**
 * Asks, if that was not done yet; `round` tells apart what is asked twice of one request. Nothing
 * is returned where the answer is still to come. Throws CallFailure, or BadRequest where a dry run
 * cannot be reviewed.
 */
export function answerTo(
  { hook, matched, attributes }: Invocation,
  { decision, registry, round }: Asking,
): Answered | undefined {
  const { webhook } = hook;
  if (attributes.dryRun && !["None", "NoneOnDryRun"].includes(webhook.sideEffects ?? "")) {
    throw noDryRun(webhook.name);
  }
  const version = reviewVersionOf(webhook.admissionReviewVersions);
  if (version === undefined) {
    const why = "webhook does not accept known AdmissionReview versions (v1, v1beta1)";
    throw callFailure(webhook.name, `could not create admission objects: ${why}`);
  }
  const reviewOf = (uid: string) => admissionReview(attributes, matched, { version, uid });
  const key = `admit ${round} ${hook.key} ${JSON.stringify(reviewOf(""))}`;
  return decision.answerTo(key, (uid) =>
    callOf(
      webhook.clientConfig,
      { body: reviewOf(uid), timeoutSeconds: webhook.timeoutSeconds },
      registry.storage,
    ),
  );
}

export interface Asking {
  readonly decision: Decision;
  readonly registry: Registry;
  readonly round: number;
}

/** What was answered; what it notes and warns of is passed on. Throws CallFailure. */
export function verdictIn(
  { hook: { webhook }, isMutating }: Invocation,
  answered: Answered,
  { warnings, annotations }: Operation,
): Verdict {
  const { name, admissionReviewVersions } = webhook;
  const review = readAnswer(answered);
  if ("failure" in review) {
    throw callFailure(name, `failed to call webhook: ${String(review.failure)}`);
  }
  const version = reviewVersionOf(admissionReviewVersions) ?? "v1";
  const verdict = verdictOf(review, { version, uid: answered.uid, isMutating });
  if ("problem" in verdict) {
    throw callFailure(name, `received invalid webhook response: ${verdict.problem}`);
  }
  for (const [key, value] of Object.entries(verdict.auditAnnotations)) {
    annotations.push([`${name}/${key}`, value]);
  }
  warnings.push(...verdict.warnings);
  return verdict;
}
