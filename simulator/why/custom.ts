/** Why custom objects are not as wanted. */
import {
  CustomResourceDefinition,
  type CustomResourceDefinitionVersion,
} from "../../api/apiextensions/definition.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { warningsOf } from "./events.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { because, conditionOf } from "./words.ts";

/** Conditions that hold where an object is as wanted, as operators have it. */
const wanted = ["Ready", "Available", "Programmed", "Accepted", "Synced"];

/**
 * What the status says that somebody else writes: kubesim has no controllers of custom objects,
 * and the pods of operators run none.
 */
export function customFindings(object: KubeObject, known: Known): readonly Finding[] {
  const version = versionOf(object, known);
  if (version === undefined) return [];
  const warnings = warningsOf(object, known);
  const status = statusOf(object);
  if (status === undefined) {
    if (version.subresources?.status === undefined) return [];
    const text = "No controller has written its status.";
    return [finding("NotAsWanted", text, [operators(object), ...warnings])];
  }
  const bad = wanted
    .map((type) => conditionOf(conditionsIn(status), type))
    .find((each) => each !== undefined && each.status !== "True");
  if (bad === undefined) return [];
  const told = because(bad);
  const reasons = [...(told === "" ? [] : [told]), ...warnings];
  return [finding("NotReady", `Its condition ${bad.type} is ${bad.status}.`, reasons)];
}

function versionOf(
  { apiVersion, kind }: KubeObject,
  known: Known,
): CustomResourceDefinitionVersion | undefined {
  const [group, name] = apiVersion.split("/");
  return known
    .list(CustomResourceDefinition)
    .find(({ spec }) => spec.group === group && spec.names.kind === kind)
    ?.spec.versions.find((each) => each.name === name);
}

const operators = ({ apiVersion }: KubeObject) =>
  `the pods of an operator of ${apiVersion.split("/")[0]} are simulated and run no code; one that ` +
  "runs beside the cluster can act";

function statusOf(object: KubeObject): JsonObject | undefined {
  const status = "status" in object ? object.status : undefined;
  return isObject(status) && Object.keys(status).length > 0 ? status : undefined;
}

function conditionsIn({ conditions }: JsonObject) {
  const given = Array.isArray(conditions) ? conditions.filter(isObject) : [];
  return given.map(({ type, status, reason, message }) => ({
    type: textOf(type),
    status: textOf(status),
    reason: textOf(reason),
    message: textOf(message),
  }));
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
