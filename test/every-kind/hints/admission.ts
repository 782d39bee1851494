/** Hints for the kinds that limit, change and refuse others. */
import { each } from "./words.ts";

const operations = ["CREATE"];

const webhooks = {
  "MutatingWebhook.name": "a.example.com",
  "ValidatingWebhook.name": "a.example.com",
  "MutatingWebhook.sideEffects": "None",
  "ValidatingWebhook.sideEffects": "None",
  "MutatingWebhook.admissionReviewVersions": ["v1"],
  "ValidatingWebhook.admissionReviewVersions": ["v1"],
  "WebhookClientConfig.url": "https://a.example/b",
  "ServiceReference.path": "/a",
  "RuleWithOperations.operations": operations,
  "Rule.operations": operations,
  "NamedRuleWithOperations.operations": operations,
  "MatchCondition.expression": "true",
  "NamedRuleWithOperations.resourceNames": ["a"],
};

const policies = {
  "Variable.expression": "1",
  "Validation.expression": "true",
  "Validation.messageExpression": "'a'",
  "Validation.reason": "Forbidden",
  "AuditAnnotation.valueExpression": "'a'",
  "ParamRef.parameterNotFoundAction": "Deny",
  "ValidatingAdmissionPolicyBindingSpec.validationActions": ["Deny"],
  "Mutation.patchType": each("ApplyConfiguration", "JSONPatch"),
  "ApplyConfiguration.expression": "Object{}",
  "JSONPatch.expression": "[JSONPatch{op: 'remove', path: '/a'}]",
  "MutatingAdmissionPolicySpec.reinvocationPolicy": "Never",
};

const limits = {
  "LimitRangeItem.type": "Container",
  "LimitRangeItem.max": { cpu: "4" },
  "LimitRangeItem.min": { cpu: "1" },
  "LimitRangeItem.default": { cpu: "3" },
  "LimitRangeItem.defaultRequest": { cpu: "2" },
  "LimitRangeItem.maxLimitRequestRatio": { cpu: "2" },
  "Overhead.podFixed": { cpu: "1" },
};

export const admissionValues: Readonly<Record<string, unknown>> = {
  ...webhooks,
  ...policies,
  ...limits,
};
