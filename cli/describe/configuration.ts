/** ConfigMaps, Secrets, ServiceAccounts and Namespaces. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { limitRangesLines } from "./limit-range.ts";
import { column, type Lines, metadataLines, nameLines, sortedKeys, timeText } from "./lines.ts";
import { quotaLines } from "./quota.ts";

export const describeConfigMap: Describer = async ({ object, eventLines }) => [
  ...configMapLines(object),
  ...(await eventLines()),
];

export function configMapLines(configMap: JsonObject): Lines {
  const data = part(configMap, "data");
  const binary = part(configMap, "binaryData");
  return [
    ...nameLines(configMap),
    ...metadataLines(configMap),
    "",
    "Data",
    "====",
    ...sortedKeys(data).flatMap((key) => [`${key}:`, "----", ...String(data[key]).split("\n"), ""]),
    "",
    "BinaryData",
    "====",
    ...sortedKeys(binary).map((key) => `${key}: ${bytesIn(binary[key])} bytes`),
    "",
  ];
}

export const describeSecret: Describer = async ({ object }) => secretLines(object);

/** Sizes only; a service account's token is shown. */
export function secretLines(secret: JsonObject): Lines {
  const data = part(secret, "data");
  const isToken = secret.type === "kubernetes.io/service-account-token";
  return [
    ...nameLines(secret),
    ...metadataLines(secret),
    "",
    `Type:\t${textAt(secret, "type")}`,
    "",
    "Data",
    "====",
    ...sortedKeys(data).map((key) =>
      isToken && key === "token"
        ? `${key}:\t${atob(String(data[key]))}`
        : `${key}:\t${bytesIn(data[key])} bytes`,
    ),
  ];
}

export const describeServiceAccount: Describer = async ({ object, eventLines }) => [
  ...nameLines(object),
  ...metadataLines(object),
  ...column(
    "Image pull secrets",
    parts(object, "imagePullSecrets").map(({ name }) => String(name)),
  ),
  ...(await eventLines()),
];

export const describeNamespace: Describer = async ({ object, list }) => {
  const namespace = textAt(part(object, "metadata"), "name");
  const quotas = await list("resourcequotas", { fieldSelector: `metadata.namespace=${namespace}` });
  const ranges = await list("limitranges", { fieldSelector: `metadata.namespace=${namespace}` });
  return [
    ...namespaceLines(object),
    ...(quotas === undefined ? [] : quotaLines(quotas)),
    ...(ranges === undefined ? [] : limitRangesLines(ranges)),
  ];
};

export function namespaceLines(namespace: JsonObject): Lines {
  const status = part(namespace, "status");
  const conditions = parts(status, "conditions");
  const rows = conditions.map(
    ({ type, status: state, lastTransitionTime, reason, message }) =>
      `  ${type}\t${state}\t${timeText(lastTransitionTime)}\t${reason}\t${message}`,
  );
  return [
    ...nameLines(namespace, false),
    ...metadataLines(namespace),
    `Status:\t${textAt(status, "phase")}`,
    ...(rows.length === 0
      ? []
      : [
          "Conditions:",
          "  Type\tStatus\tLastTransitionTime\tReason\tMessage",
          "  ----\t------\t------------------\t------\t-------",
          ...rows,
        ]),
  ];
}

const bytesIn = (base64: JsonObject[string]) => atob(String(base64 ?? "")).length;
