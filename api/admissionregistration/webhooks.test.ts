/** What webhooks may say. */
import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import type { MutatingWebhook } from "./webhook.ts";
import {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from "./webhook-configuration.ts";

const webhook: MutatingWebhook = {
  name: "a.example.com",
  clientConfig: { url: "https://a.example.com/hook" },
  rules: [],
  failurePolicy: "Fail",
  matchPolicy: "Equivalent",
  namespaceSelector: {},
  objectSelector: {},
  sideEffects: "None",
  timeoutSeconds: 10,
  admissionReviewVersions: ["v1"],
  reinvocationPolicy: "Never",
};
const service = { name: "a", namespace: "b", port: 443 };

const errorsOf = (...webhooks: readonly Partial<MutatingWebhook>[]): readonly string[] => {
  const configuration: MutatingWebhookConfiguration = {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingWebhookConfiguration",
    metadata: { name: "a" },
    webhooks: webhooks.map((each) => ({ ...webhook, ...each })),
  };
  return errorTexts(MutatingWebhookConfiguration.strategy.validate?.(configuration) ?? []);
};

describe("a webhook", () => {
  test.each<{ behaviour: string; change: Partial<MutatingWebhook>; errors: string[] }>([
    { behaviour: "is valid", change: {}, errors: [] },
    {
      behaviour: "is named as a domain",
      change: { name: "a.b" },
      errors: [
        'name: Invalid value: "a.b": should be a domain with at least three segments separated by ' +
          "dots",
      ],
    },
    { behaviour: "has a name", change: { name: "" }, errors: ["name: Required value"] },
    {
      behaviour: "has known words",
      change: { failurePolicy: "a", matchPolicy: "b", reinvocationPolicy: "c" },
      errors: [
        'failurePolicy: Unsupported value: "a": supported values: "Fail", "Ignore"',
        'matchPolicy: Unsupported value: "b": supported values: "Equivalent", "Exact"',
        'reinvocationPolicy: Unsupported value: "c": supported values: "IfNeeded", "Never"',
      ],
    },
    {
      behaviour: "has no side effects on dry runs",
      change: { sideEffects: "Some" },
      errors: ['sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"'],
    },
    {
      behaviour: "is waited for no longer than 30 seconds",
      change: { timeoutSeconds: 31 },
      errors: [
        "timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds",
      ],
    },
    {
      behaviour: "is reached in one way",
      change: { clientConfig: { url: "https://a", service } },
      errors: ["clientConfig: Required value: exactly one of url or service is required"],
    },
    {
      behaviour: "is reached by https alone",
      change: { clientConfig: { url: "http://a@b/c?d#e" } },
      errors: [
        "clientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired " +
          "format: https://host[/path]",
        'clientConfig.url: Invalid value: "a": user information is not permitted in the URL',
        'clientConfig.url: Invalid value: "e": fragments are not permitted in the URL',
        'clientConfig.url: Invalid value: "d": query parameters are not permitted in the URL',
      ],
    },
    {
      behaviour: "is a Service with its namespace, at a port and a path",
      change: { clientConfig: { service: { name: "", namespace: "", port: 0, path: "a//" } } },
      errors: [
        "clientConfig.service.name: Required value: service name is required",
        "clientConfig.service.namespace: Required value: service namespace is required",
        "clientConfig.service.port: Invalid value: 0: port is not valid: must be between 1 and " +
          "65535, inclusive",
        "clientConfig.service.path: Invalid value: \"a//\": must start with a '/'",
        'clientConfig.service.path: Invalid value: "a//": segment[0] may not be empty',
        'clientConfig.service.path: Invalid value: "a//": segment[1] may not be empty',
      ],
    },
    {
      behaviour: "takes a version of AdmissionReview that there is",
      change: { admissionReviewVersions: ["v2", "v2"] },
      errors: [
        'admissionReviewVersions[1]: Invalid value: "v2": duplicate version',
        'admissionReviewVersions: Invalid value: ["v2","v2"]: must include at least one of v1, ' +
          "v1beta1",
      ],
    },
    {
      behaviour: "has conditions without parameters",
      change: { matchConditions: [{ name: "a", expression: "params.a == 1" }] },
      errors: [
        'matchConditions[0].expression: Invalid value: "params.a == 1": compilation failed: ERROR: ' +
          "<input>:1:1: undeclared reference to 'params' (in container '')\n | params.a == 1\n | ^",
      ],
    },
  ])("$behaviour", ({ change, errors }) => {
    expect(errorsOf(change)).toEqual(errors.map((error) => `webhooks[0].${error}`));
  });

  test("has a name of its own", () => {
    expect(errorsOf({}, {})).toEqual(['webhooks[1].name: Duplicate value: "a.example.com"']);
  });

  test("says what side effects it has", () => {
    const { sideEffects: _, ...silent } = webhook;
    const configuration = {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      metadata: { name: "a" },
      // As it is decoded where nothing is said.
      webhooks: [silent as typeof webhook],
    };
    const errors = ValidatingWebhookConfiguration.strategy.validate?.(configuration) ?? [];
    expect(errorTexts(errors)).toEqual([
      "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun",
    ]);
  });
});
