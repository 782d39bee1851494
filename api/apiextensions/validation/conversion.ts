import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupportedInOrder,
  required,
} from "../../field-error.ts";
import { label1035Problems } from "../../validation/names.ts";
import { validateWebhookUrl } from "../../validation/webhook-client.ts";
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
  const at = `${path}.webhookClientConfig`;
  const isWebhook = strategy === "Webhook";
  if (!isWebhook) {
    return [
      ...validateStrategy(strategy, `${path}.strategy`),
      ...(webhook === undefined
        ? []
        : [forbiddenField(at, "should not be set when strategy is not set to Webhook")]),
    ];
  }
  const { clientConfig, conversionReviewVersions = [] } = webhook ?? {};
  const versions = validateReviewVersions(
    conversionReviewVersions,
    `${path}.conversionReviewVersions`,
  );
  if (clientConfig === undefined) {
    return [required(at, "required when strategy is set to Webhook"), ...versions];
  }
  const { url, service } = clientConfig;
  if ((url === undefined) === (service === undefined)) {
    return [required(at, "exactly one of url or service is required"), ...versions];
  }
  if (url !== undefined) return [...validateWebhookUrl(url, `${at}.url`), ...versions];
  const missing = (["name", "namespace"] as const).filter((key) => service?.[key] === "");
  return [
    ...missing.map((key) => required(`${at}.service.${key}`, `service ${key} is required`)),
    ...versions,
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
