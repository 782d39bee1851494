/** AdmissionReviews: what webhooks are asked. Source: webhook/request/admissionreview.go 1.36. */
import type { Json, JsonObject } from "../../../api/json.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { type Attributes, admissionRequest, type Matched } from "../matching/index.ts";

/** The versions of AdmissionReview that the server writes. */
const known = ["v1", "v1beta1"] as const;
export type ReviewVersion = (typeof known)[number];

/** The first of the versions that a webhook takes which the server knows. */
export function reviewVersionOf(taken: readonly string[]): ReviewVersion | undefined {
  const first = taken.find((each) => known.some((version) => version === each));
  return known.find((version) => version === first);
}

/** A review of a request whose objects are in the form that matched. */
export function admissionReview(
  attributes: Attributes,
  matched: Matched,
  { version, uid }: { readonly version: ReviewVersion; readonly uid: string },
): JsonObject {
  const { userInfo, ...request } = admissionRequest(attributes, matched);
  const { username, uid: userId, groups, extra } = userInfo;
  return {
    kind: "AdmissionReview",
    apiVersion: `admission.k8s.io/${version}`,
    request: {
      uid,
      ...asJson(request),
      userInfo: {
        username,
        ...(userId === "" ? {} : { uid: userId }),
        groups,
        ...(Object.keys(extra).length === 0 ? {} : { extra }),
      },
      object: objectJson(attributes.object),
      oldObject: objectJson(attributes.oldObject),
    },
  };
}

const objectJson = (object: KubeObject | undefined): Json =>
  object === undefined ? null : asJson(object);

// Objects and the names in requests are plain JSON.
const asJson = (value: object) => value as unknown as JsonObject;
