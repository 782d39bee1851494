import { type FieldError, invalid } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import type { ObjectOf } from "../resource.ts";
import {
  int64,
  list,
  mandatory,
  present,
  ref,
  refOrNull,
  struct,
  text,
  textItem,
  time,
} from "../schema.ts";

const BoundObjectReference = struct(
  "authentication.v1.BoundObjectReference",
  "Names the object with which a token ends.",
  {
    apiVersion: text("API group and version of the object."),
    kind: text("Kind of the object: Pod, Secret or Node."),
    name: text("Name of the object."),
    uid: text("Uid of the object."),
  },
);

const TokenRequestSpec = struct("authentication.v1.TokenRequestSpec", "The token wanted.", {
  audiences: mandatory(
    list("For whom the token is; the API server where nobody is named.", textItem, {
      type: "atomic",
    }),
  ),
  expirationSeconds: int64("How long the token is to hold.").default(3600),
  boundObjectRef: refOrNull("An object with which the token ends.", BoundObjectReference),
});

const TokenRequestStatus = struct("authentication.v1.TokenRequestStatus", "The token made.", {
  token: mandatory(text("The token.")),
  expirationTimestamp: mandatory(time("When the token ends.")),
});

/**
 * What the `token` subresource of service accounts takes and answers; no resource of its own.
 * Source: authentication.k8s.io/v1 TokenRequest 1.36.
 */
export const TokenRequest = struct("authentication.v1.TokenRequest", "Asks for a token.", {
  ...objectFields,
  spec: present(ref("The token wanted.", TokenRequestSpec)),
  status: ref("The token made.", TokenRequestStatus),
});
export type TokenRequest = ObjectOf<typeof TokenRequest>;

/** The names of the kind, for bodies and refusals. */
export const tokenRequestNames = {
  group: "authentication.k8s.io",
  version: "v1",
  apiVersion: "authentication.k8s.io/v1",
  kind: "TokenRequest",
  plural: "tokenrequests",
} as const;

const secondsMin = 600;
const secondsMax = 2 ** 32;

/** Source: pkg/apis/authentication/validation ValidateTokenRequest 1.36. */
export function validateTokenRequest({ spec }: TokenRequest): FieldError[] {
  const { expirationSeconds: seconds } = spec;
  const field = "spec.expirationSeconds";
  if (seconds < secondsMin) {
    return [invalid(field, seconds, "may not specify a duration less than 10 minutes")];
  }
  if (seconds > secondsMax) {
    return [invalid(field, seconds, "may not specify a duration larger than 2^32 seconds")];
  }
  return [];
}
