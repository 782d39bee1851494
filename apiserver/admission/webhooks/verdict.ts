/** What the answer of a webhook is worth. Source: webhook/request/admissionreview.go 1.36. */
import { decodeBase64 } from "../../../api/base64.ts";
import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { typeOf } from "../../webhooks/conversion-review.ts";
import type { ReviewVersion } from "./review.ts";

export interface Verdict {
  readonly isAllowed: boolean;
  /** The text of a patch; empty where nothing is to be changed. */
  readonly patch: string;
  readonly patchType: string;
  readonly status: JsonObject;
  readonly warnings: readonly string[];
  readonly auditAnnotations: Readonly<Record<string, string>>;
}

interface Asked {
  readonly version: ReviewVersion;
  readonly uid: string;
  /** Whether it may change objects. */
  readonly isMutating: boolean;
}

/** The verdict, or why the answer is none. */
export function verdictOf(
  review: JsonObject,
  asked: Asked,
): Verdict | { readonly problem: string } {
  const { response } = review;
  if (!isObject(response)) return { problem: "webhook response was absent" };
  const misfit = misfitOf(response);
  if (misfit !== undefined) return { problem: misfit };
  if (asked.version === "v1") {
    const problem = problemOf(review, response, asked);
    if (problem !== undefined) return { problem };
  }
  const { allowed, patch = null, warnings, status, auditAnnotations } = response;
  const text = typeof patch === "string" ? decodeBase64(patch) : "";
  if (text === undefined) return { problem: "illegal base64 data at input byte 0" };
  return {
    isAllowed: allowed === true,
    patch: asked.isMutating ? text : "",
    patchType: asked.version === "v1" ? String(response.patchType ?? "") : "JSONPatch",
    status: isObject(status) ? status : {},
    warnings: Array.isArray(warnings) ? warnings.map(String) : [],
    auditAnnotations: textsOf(auditAnnotations),
  };
}

function problemOf(
  review: JsonObject,
  response: JsonObject,
  { uid, isMutating }: Asked,
): string | undefined {
  const given = typeof response.uid === "string" ? response.uid : "";
  if (given !== uid) {
    return `expected response.uid=${JSON.stringify(uid)}, got ${JSON.stringify(given)}`;
  }
  const expected = "admission.k8s.io/v1, Kind=AdmissionReview";
  const got = typeOf(review);
  if (got !== expected) return `expected webhook response of ${expected}, got ${got}`;
  const hasPatch = typeof response.patch === "string" && response.patch !== "";
  const { patchType = null } = response;
  if (!isMutating) {
    if (hasPatch) return "validating webhook may not return response.patch";
    return patchType === null ? undefined : "validating webhook may not return response.patchType";
  }
  if (hasPatch && patchType === null) {
    return "webhook returned response.patch but not response.patchType";
  }
  if (!hasPatch && patchType !== null) {
    return "webhook returned response.patchType but not response.patch";
  }
  return patchType === "" ? 'webhook returned invalid response.patchType of ""' : undefined;
}

/** What the members of a response are; others it has not to have. */
const types: Readonly<Record<string, string>> = {
  uid: "string",
  allowed: "bool",
  patch: "[]uint8",
  patchType: "v1.PatchType",
};

/** Why the response cannot be read. */
function misfitOf(response: JsonObject): string | undefined {
  for (const [name, type] of Object.entries(types)) {
    const value = response[name] ?? null;
    if (value === null || typeof value === (type === "bool" ? "boolean" : "string")) continue;
    const got = describe(value);
    return `json: cannot unmarshal ${got} into Go struct field AdmissionResponse.response.${name} of type ${type}`;
  }
  return undefined;
}

function describe(value: Json): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function textsOf(value: Json | undefined): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]));
}
