import { expect, test } from "vitest";
import { encodeBase64 } from "../../../api/base64.ts";
import type { JsonObject } from "../../../api/json.ts";
import { verdictOf } from "./verdict.ts";

const uid = "705ab4f5-6393-11e8-b7cc-42010a800002";
const review = (response: JsonObject, more: JsonObject = {}) => ({
  apiVersion: "admission.k8s.io/v1",
  kind: "AdmissionReview",
  response: { uid, ...response },
  ...more,
});
const patch = encodeBase64("[]");
const nothing = {
  isAllowed: true,
  patch: "",
  patchType: "",
  status: {},
  warnings: [],
  auditAnnotations: {},
};

test.each<{ behaviour: string; answer: JsonObject; isMutating?: false; expected: object }>([
  { behaviour: "allows", answer: review({ allowed: true }), expected: nothing },
  {
    behaviour: "refuses, whatever it does not say",
    answer: review({}),
    expected: { ...nothing, isAllowed: false },
  },
  {
    behaviour: "patches, warns and notes",
    answer: review({
      allowed: true,
      patch,
      patchType: "JSONPatch",
      warnings: ["a"],
      auditAnnotations: { b: "c" },
      status: { code: 403 },
    }),
    expected: {
      isAllowed: true,
      patch: "[]",
      patchType: "JSONPatch",
      status: { code: 403 },
      warnings: ["a"],
      auditAnnotations: { b: "c" },
    },
  },
  {
    behaviour: "has no response",
    answer: { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview" },
    expected: { problem: "webhook response was absent" },
  },
  {
    behaviour: "is of another request",
    answer: review({ uid: "x" }),
    expected: { problem: `expected response.uid="${uid}", got "x"` },
  },
  {
    behaviour: "is of no kind",
    answer: { response: { uid, allowed: true } },
    expected: {
      problem:
        "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got /, Kind=",
    },
  },
  {
    behaviour: "is of another kind",
    answer: review({ allowed: true }, { kind: "Review", apiVersion: "v1" }),
    expected: {
      problem:
        "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got /v1, Kind=Review",
    },
  },
  {
    behaviour: "patches without a type",
    answer: review({ allowed: true, patch }),
    expected: { problem: "webhook returned response.patch but not response.patchType" },
  },
  {
    behaviour: "has a type, and no patch",
    answer: review({ allowed: true, patchType: "JSONPatch" }),
    expected: { problem: "webhook returned response.patchType but not response.patch" },
  },
  {
    behaviour: "has a type that is none",
    answer: review({ allowed: true, patch, patchType: "" }),
    expected: { problem: 'webhook returned invalid response.patchType of ""' },
  },
  {
    behaviour: "patches though it only validates",
    isMutating: false,
    answer: review({ allowed: true, patch, patchType: "JSONPatch" }),
    expected: { problem: "validating webhook may not return response.patch" },
  },
  {
    behaviour: "has a type of patch though it only validates",
    isMutating: false,
    answer: review({ allowed: true, patchType: "JSONPatch" }),
    expected: { problem: "validating webhook may not return response.patchType" },
  },
  {
    behaviour: "has a patch that is no base64",
    answer: review({ allowed: true, patch: "%", patchType: "JSONPatch" }),
    expected: { problem: "illegal base64 data at input byte 0" },
  },
  {
    behaviour: "has members of other types",
    answer: review({ allowed: "yes" }),
    expected: {
      problem:
        "json: cannot unmarshal string into Go struct field AdmissionResponse.response.allowed of " +
        "type bool",
    },
  },
])("an answer that $behaviour", ({ answer, isMutating = true, expected }) => {
  expect(verdictOf(answer, { version: "v1", uid, isMutating })).toEqual(expected);
});

test("an answer of v1beta1 is not held to its uid or kind, and its patch needs no type", () => {
  const answer = { response: { allowed: true, patch } };
  expect(verdictOf(answer, { version: "v1beta1", uid, isMutating: true })).toEqual({
    ...nothing,
    patch: "[]",
    patchType: "JSONPatch",
  });
});
