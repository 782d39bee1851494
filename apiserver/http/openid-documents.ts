/**
 * With what others verify the tokens of service accounts.
 * Source: pkg/serviceaccount openidmetadata.go and pkg/routes openidmetadata.go 1.36.
 */
import { issuer } from "../auth/account-tokens.ts";
import type { Document } from "./documents.ts";
import type { Received } from "./received.ts";

/** Where the documents are. */
export const openIdPaths = ["/.well-known/openid-configuration", "/openid/v1/jwks"] as const;

/** The document at the path of the request, or `undefined`. */
export function openId({ path, server, scheme, arrivedAt }: Received): Document | undefined {
  const [configuration, keys] = openIdPaths;
  const { key } = server.registry.tokens;
  switch (path.replace(/\/$/, "")) {
    case configuration:
      return documentOf("application/json", {
        issuer,
        jwks_uri: `${scheme}://${arrivedAt()}${keys}`,
        response_types_supported: ["id_token"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: [key.public.alg],
      });
    case keys:
      return documentOf("application/jwk-set+json", { keys: [key.public] });
    default:
      return undefined;
  }
}

const documentOf = (contentType: string, body: object): Document => ({
  contentType,
  body: JSON.stringify(body),
  headers: { "cache-control": "public, max-age=3600" },
});
