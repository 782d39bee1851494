import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupportedInOrder,
  required,
} from "../../field-error.ts";
import { label1035Problems } from "../../validation/names.ts";
import { validateWebhookClient } from "../../validation/webhook-client.ts";
import type { CustomResourceDefinition } from "../definition.ts";

type Conversion = NonNullable<CustomResourceDefinition["spec"]["conversion"]>;

const strategies = ["None", "Webhook"];
/** Versions of ConversionReview that the server writes. */
const reviewVersions = ["v1", "v1beta1"];

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

function validateReviewVersions(versions: readonly string[], path: string): readonly FieldError[] {
  if (versions.length === 0) return [required(path)];
  const errors = versions.flatMap((version, index) => {
    const at = `${path}[${index}]`;
    if (versions.indexOf(version) < index) return [invalid(at, version, "duplicate version")];
    return label1035Problems(version).map((why) => invalid(at, version, why));
  });
  if (!versions.some((each) => reviewVersions.includes(each))) {
    const why = `must include at least one of ${reviewVersions.join(", ")}`;
    errors.push(invalid(path, versions, why));
  }
  return errors;
}
