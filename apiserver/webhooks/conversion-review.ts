/**
 * What a conversion webhook is asked, and what its answer is worth.
 * Source: apiextensions-apiserver/pkg/apiserver/conversion 1.36.
 */
import { fieldErrorBody } from "../../api/field-error.ts";
import { goTypeOf } from "../../api/go-value.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import { validateAnnotations, validateLabels } from "../../api/validation/meta.ts";
import { withManagedFields } from "../fields/ownership.ts";

/** The versions of ConversionReview that the server writes. */
const reviewVersions = ["v1", "v1beta1"] as const;
export type ReviewVersion = (typeof reviewVersions)[number];

/** The first version that both know. */
export const reviewVersionOf = (taken: readonly string[]): ReviewVersion | undefined =>
  reviewVersions.find((known) => known === taken.find((each) => isKnown(each)));

const isKnown = (version: string) => reviewVersions.some((known) => known === version);

export interface Conversion {
  readonly version: ReviewVersion;
  /** All of one kind, none in the version that is wanted. */
  readonly objects: readonly KubeObject[];
  readonly apiVersion: string;
}

export const conversionReview = (
  { version, objects, apiVersion }: Conversion,
  uid: string,
): JsonObject => ({
  kind: "ConversionReview",
  apiVersion: `apiextensions.k8s.io/${version}`,
  request: { uid, desiredAPIVersion: apiVersion, objects: objects.map(asSeen) },
  response: { uid: "", convertedObjects: null, result: { metadata: {} } },
});

// API objects are plain JSON.
const asSeen = (object: KubeObject) => withManagedFields(object) as unknown as JsonObject;

/** The objects as the answer has them, each with the metadata that it had. Throws its failure. */
export function convertedObjects(
  asked: Conversion,
  answer: JsonObject | { readonly failure: string },
  uid: string,
): readonly KubeObject[] {
  const [{ apiVersion = "", kind = "" } = {}] = asked.objects;
  const of = `conversion for ${apiVersion}, Kind=${kind}`;
  const problem = "failure" in answer ? String(answer.failure) : problemOf(answer, asked, uid);
  if (problem !== undefined) {
    throw failed(`${of} failed: conversion webhook for /, Kind= failed: ${problem}`);
  }
  const { convertedObjects: given } = response(answer) ?? {};
  const converted = Array.isArray(given) ? given : [];
  const { length } = asked.objects;
  if (converted.length !== length) {
    throw failed(`${of} returned ${converted.length} objects, expected ${length}`);
  }
  return asked.objects.map((original, index) => {
    const next = converted[index];
    const at = `at index ${index + 1}`;
    const misfit = isObject(next) ? misfitOf(next, original, asked.apiVersion) : "no object";
    if (misfit !== undefined || !isObject(next)) {
      throw failed(`${of} returned invalid converted object ${at}: ${misfit}`);
    }
    const metadata = restored(next, original);
    if ("problem" in metadata) {
      throw failed(`${of} returned invalid metadata in object ${at}: ${metadata.problem}`);
    }
    return Object.assign({ ...next }, { metadata: metadata.metadata }) as unknown as KubeObject;
  });
}

const failed = (message: string) => new StatusError("Unknown", message);

const response = (answer: JsonObject | { readonly failure: string }): JsonObject | undefined =>
  "response" in answer && isObject(answer.response) ? answer.response : undefined;

/** Why the answer as a whole is none. */
function problemOf(answer: JsonObject, { version }: Conversion, uid: string): string | undefined {
  const given = response(answer);
  if (version === "v1") {
    const expected = "apiextensions.k8s.io/v1, Kind=ConversionReview";
    const got = typeOf(answer);
    if (got !== expected) return `expected webhook response of ${expected}, got ${got}`;
  }
  if (given === undefined) return "no response provided";
  if (version === "v1" && given.uid !== uid) {
    const got = typeof given.uid === "string" ? given.uid : "";
    return `expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(got)}`;
  }
  const { status = "", message = "" } = isObject(given.result) ? given.result : {};
  if (status === "Success") return undefined;
  if (message !== "") return String(message);
  return `response.result.status was '${String(status)}', not 'Success'`;
}

/** `apps/v1, Kind=Deployment`, as Go prints the type of an object. */
export function typeOf({ apiVersion, kind }: JsonObject): string {
  const version = typeof apiVersion === "string" ? apiVersion : "";
  const isCore = !version.includes("/");
  return `${isCore ? `/${version}` : version}, Kind=${typeof kind === "string" ? kind : ""}`;
}

/** Why a converted object is none of the original. */
function misfitOf(next: JsonObject, original: KubeObject, apiVersion: string): string | undefined {
  if (next.apiVersion !== apiVersion) {
    const got = String(next.apiVersion ?? "");
    return `invalid groupVersion (expected ${apiVersion}, received ${got})`;
  }
  const { kind } = original;
  if (next.kind !== kind) {
    return `invalid kind (expected ${kind}, received ${String(next.kind ?? "")})`;
  }
  const metadata = isObject(next.metadata) ? next.metadata : {};
  const held = original.metadata;
  const fields = [
    ["name", held.name, metadata.name],
    ["namespace", held.namespace, metadata.namespace],
    ["UID", held.uid, metadata.uid],
  ] as const;
  for (const [field, before = "", after = ""] of fields) {
    if (before !== after) return `must have the same ${field}: ${before} != ${String(after)}`;
  }
  return undefined;
}

/** The metadata of the original, with the labels and annotations of what it became. */
function restored(
  { metadata: given }: JsonObject,
  { metadata }: KubeObject,
): { readonly metadata: KubeObject["metadata"] } | { readonly problem: string } {
  if (given === undefined) return { problem: "missing metadata in converted object" };
  if (!isObject(given)) {
    return { problem: `invalid metadata of type ${goTypeOf(given)} in converted object` };
  }
  const { labels: _, annotations: __, ...rest } = metadata;
  const changed: { labels?: Record<string, string>; annotations?: Record<string, string> } = {};
  for (const field of ["labels", "annotations"] as const) {
    const next = given[field] ?? null;
    if (next === null) continue;
    const problem = textsProblem(field, next, metadata[field]);
    if (problem !== undefined) return { problem };
    // All of its members are texts.
    changed[field] = next as Record<string, string>;
  }
  return { metadata: { ...rest, ...changed } };
}

function textsProblem(
  field: "labels" | "annotations",
  next: Json,
  before: Readonly<Record<string, string>> | undefined,
): string | undefined {
  if (!isObject(next)) {
    return `invalid metadata.${field} of type ${goTypeOf(next)} in converted object`;
  }
  for (const [key, value] of Object.entries(next)) {
    if (typeof value === "string") continue;
    return `metadata.${field}[${key}] must be a string, but is ${goTypeOf(value)} in converted object`;
  }
  if (equalJson(next, before)) return undefined;
  // All of its members are texts.
  const texts = next as Readonly<Record<string, string>>;
  const errors =
    field === "labels"
      ? validateLabels(texts, "metadata.labels")
      : validateAnnotations(texts, "metadata.annotation");
  if (errors.length === 0) return undefined;
  const said = errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
  return said.length === 1 ? said[0] : `[${said.join(", ")}]`;
}
