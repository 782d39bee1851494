/** The environment of a container: values, and where values come from. */

import { isObject, type JsonObject } from "../../api/json.ts";
import { milliValue } from "../../api/quantity.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import type { Lines } from "./lines.ts";

export function environmentLines(container: JsonObject, pod: JsonObject | undefined): Lines {
  const sources = parts(container, "envFrom");
  const variables = parts(container, "env");
  return [
    ...(sources.length === 0 ? [] : ["Environment Variables from:", ...sources.map(sourceLine)]),
    variables.length === 0 ? "Environment:\t<none>" : "Environment:",
    ...variables.flatMap((variable) => variableLines(variable, container, pod)),
  ];
}

function sourceLine(source: JsonObject): string {
  const isConfigMap = isObject(source.configMapRef);
  const { name = "", optional } = part(source, isConfigMap ? "configMapRef" : "secretRef");
  const prefix = textAt(source, "prefix");
  const from = isConfigMap ? "ConfigMap" : "Secret";
  const how = prefix === "" ? from : `${from} with prefix '${prefix}'`;
  return `  ${name}\t${how}\tOptional: ${optional === true}`;
}

function variableLines(
  variable: JsonObject,
  container: JsonObject,
  pod: JsonObject | undefined,
): Lines {
  const name = textAt(variable, "name");
  const { valueFrom } = variable;
  if (isObject(valueFrom)) {
    const origin = originText(valueFrom, container, pod);
    return origin === undefined ? [] : [`  ${name}:\t${origin}`];
  }
  const [first = "", ...others] = textAt(variable, "value").split("\n");
  return [`  ${name}:\t${first}`, ...others.map((line) => `  \t${line}`)];
}

/** Of other origins kubectl says nothing. Source: kubectl 1.36, describeContainerEnvVars. */
function originText(
  from: JsonObject,
  container: JsonObject,
  pod: JsonObject | undefined,
): string | undefined {
  if (isObject(from.fieldRef)) {
    const { apiVersion, fieldPath } = from.fieldRef;
    const value = pod === undefined ? "" : fieldText(pod, String(fieldPath));
    return `${value} (${apiVersion}:${fieldPath})`;
  }
  if (isObject(from.resourceFieldRef)) {
    return `${resourceText(from.resourceFieldRef, container)} (${from.resourceFieldRef.resource})`;
  }
  if (isObject(from.secretKeyRef)) {
    const { key, name, optional } = from.secretKeyRef;
    return `<set to the key '${key}' in secret '${name}'>\tOptional: ${optional === true}`;
  }
  if (!isObject(from.configMapKeyRef)) return undefined;
  const { key, name, optional } = from.configMapKeyRef;
  return `<set to the key '${key}' of config map '${name}'>\tOptional: ${optional === true}`;
}

/**
 * kubectl knows no fields but these two, which one can select any object by.
 * Source: kubectl 1.36, EnvValueRetriever; DefaultMetaV1FieldSelectorConversion.
 */
function fieldText(pod: JsonObject, path: string): string {
  const [, member] = /^metadata\.(name|namespace)$/.exec(path) ?? [];
  return member === undefined ? "" : textAt(part(pod, "metadata"), member);
}

/** What a container is promised, in whole units of the divisor. */
function resourceText({ resource, divisor }: JsonObject, container: JsonObject): string {
  const [member = "", name = ""] = String(resource).split(/\.(.*)/);
  const amount = part(container, "resources", member)[name];
  if (amount === undefined) {
    const isLimit = resource === "limits.cpu" || resource === "limits.memory";
    return isLimit ? "node allocatable" : "0";
  }
  const unit = divisor === undefined || divisor === "0" ? "1" : String(divisor);
  return String(Math.ceil(milliValue(String(amount)) / milliValue(unit)));
}
