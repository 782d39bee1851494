import {
  type FieldError,
  forbiddenField,
  notSupportedInOrder,
  required,
} from "../../field-error.ts";
import { validateReviewVersions } from "../../validation/review-versions.ts";
import { validateWebhookClient } from "../../validation/webhook-client.ts";
import type { CustomResourceDefinition } from "../definition.ts";

type Conversion = NonNullable<CustomResourceDefinition["spec"]["conversion"]>;

const strategies = ["None", "Webhook"];

/** What is wrong with how objects are converted. */
export function validateConversion(
  conversion: Conversion | undefined,
  path: string,
): readonly FieldError[] {
  if (conversion === undefined) return [];
  const { strategy, webhook } = conversion;
  const { clientConfig, conversionReviewVersions = [] } = webhook ?? {};
  // They stand one level higher in the form that Kubernetes checks.
  const clientPath = `${path}.webhookClientConfig`;
  const versionsPath = `${path}.conversionReviewVersions`;
  if (strategy === "Webhook") {
    return [
      ...(clientConfig === undefined
        ? [required(clientPath, "required when strategy is set to Webhook")]
        : validateWebhookClient(clientConfig, clientPath)),
      ...validateReviewVersions(conversionReviewVersions, versionsPath),
    ];
  }
  const why = "should not be set when strategy is not set to Webhook";
  return [
    ...validateStrategy(strategy, `${path}.strategy`),
    ...(clientConfig === undefined ? [] : [forbiddenField(clientPath, why)]),
    ...(conversionReviewVersions.length === 0 ? [] : [forbiddenField(versionsPath, why)]),
  ];
}

function validateStrategy(strategy: string, path: string): readonly FieldError[] {
  if (strategy === "") return [required(path)];
  return strategies.includes(strategy) ? [] : [notSupportedInOrder(path, strategy, strategies)];
}
