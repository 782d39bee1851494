/** Which webhooks there may be. Source: pkg/apis/admissionregistration/validation 1.36. */

import { duplicate, type FieldError, invalid, notSupported, required } from "../field-error.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateEach, validateOptionalWord } from "../validation/format.ts";
import { subdomainProblems } from "../validation/names.ts";
import { reviewVersions, validateReviewVersions } from "../validation/review-versions.ts";
import { validateWebhookClient } from "../validation/webhook-client.ts";
import { validateMatchConditions } from "./match-conditions.ts";
import {
  failurePolicies,
  matchPolicies,
  reinvocationPolicies,
  validateRule,
} from "./rule-validate.ts";
import type { MutatingWebhook, ValidatingWebhook } from "./webhook.ts";

type Errors = readonly FieldError[];

const sideEffects = ["None", "NoneOnDryRun"];

const noReviewVersions = `must specify one of ${reviewVersions.join(", ")}`;

/** What is wrong with the webhooks of a configuration; their names must differ. */
export function validateWebhooks<Webhook extends ValidatingWebhook>(
  webhooks: readonly Webhook[] | undefined,
  validate: (webhook: Webhook, path: string) => Errors,
): Errors {
  const names = new Set<string>();
  return validateEach(webhooks, "webhooks", (webhook, path) => {
    const { name, admissionReviewVersions } = webhook;
    const isTaken = name !== "" && names.has(name);
    names.add(name);
    return [
      ...validate(webhook, path),
      ...validateReviewVersions(
        admissionReviewVersions,
        `${path}.admissionReviewVersions`,
        noReviewVersions,
      ),
      ...(isTaken ? [duplicate(`${path}.name`, name)] : []),
    ];
  });
}

/** What is wrong with one webhook. */
export const validateWebhook = (webhook: ValidatingWebhook, path: string): Errors => [
  ...validateCommon(webhook, path),
  ...validateEnd(webhook, path),
];

/** The same of one that changes objects. */
export const validateMutatingWebhook = (webhook: MutatingWebhook, path: string): Errors => [
  ...validateCommon(webhook, path),
  ...validateOptionalWord(
    webhook.reinvocationPolicy,
    `${path}.reinvocationPolicy`,
    reinvocationPolicies,
  ),
  ...validateEnd(webhook, path),
];

function validateCommon(webhook: ValidatingWebhook, path: string): Errors {
  const { timeoutSeconds } = webhook;
  const isInTime = timeoutSeconds >= 1 && timeoutSeconds <= 30;
  const time = "the timeout value must be between 1 and 30 seconds";
  return [
    ...validateQualifiedHost(webhook.name, `${path}.name`),
    ...validateEach(webhook.rules, `${path}.rules`, validateRule),
    ...validateOptionalWord(webhook.failurePolicy, `${path}.failurePolicy`, failurePolicies),
    ...validateOptionalWord(webhook.matchPolicy, `${path}.matchPolicy`, matchPolicies),
    ...validateSideEffects(webhook.sideEffects, `${path}.sideEffects`),
    ...(isInTime ? [] : [invalid(`${path}.timeoutSeconds`, timeoutSeconds, time)]),
    ...validateLabelSelector(webhook.namespaceSelector, `${path}.namespaceSelector`),
    ...validateLabelSelector(webhook.objectSelector, `${path}.objectSelector`),
  ];
}

function validateEnd({ clientConfig, matchConditions }: ValidatingWebhook, path: string): Errors {
  return [
    ...validateWebhookClient(clientConfig, `${path}.clientConfig`),
    ...validateMatchConditions(matchConditions, `${path}.matchConditions`, { hasParams: false }),
  ];
}

/** Source: apimachinery/pkg/util/validation IsFullyQualifiedName 1.36. */
function validateQualifiedHost(name: string, path: string): Errors {
  if (name === "") return [required(path)];
  const problems = subdomainProblems(name);
  if (problems.length > 0) return [invalid(path, name, problems.join(","))];
  if (name.split(".").length >= 3) return [];
  return [invalid(path, name, "should be a domain with at least three segments separated by dots")];
}

function validateSideEffects(given: string | undefined, path: string): Errors {
  if (given === undefined) return [required(path, `must specify one of ${sideEffects.join(", ")}`)];
  return sideEffects.includes(given) ? [] : [notSupported(path, given, sideEffects)];
}
