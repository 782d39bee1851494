import {
  TokenRequest,
  tokenRequestNames,
  validateTokenRequest,
} from "../../api/authentication/token-request.ts";
import { invalidObject } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest, conflict, notFound } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { claimsFor, issuer } from "../auth/account-tokens.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import { type Call, storedObject } from "./context.ts";
import { decodeAs } from "./intake.ts";

const structure = structureOf(TokenRequest);
const kind = { ...tokenRequestNames, structure };

/** POST to the `token` of a service account: a token that names it. */
export function requestToken(call: Call): ApiResponse {
  const account = storedObject(call);
  // Decoding along the structure of the kind yields an object of the kind.
  const sent = decodeAs(call, tokenRequestNames, structure, call.request.body) as TokenRequest;
  const asked = mutatePart(call, { verb: "create", kind, object: sent });
  const { name = "", namespace } = account.metadata;
  const given = asked.metadata.name ?? "";
  if (given !== "" && given !== name) {
    throw badRequest(
      `the name of the object (${given}) does not match the name on the URL (${name})`,
    );
  }
  const errors = validateTokenRequest(asked);
  if (errors.length > 0) throw invalidObject(tokenRequestNames, given, errors);
  reviewPart(call, { verb: "create", kind, object: asked });
  const bound = boundTo(call, asked);
  const nowMs = call.registry.clock.now();
  const { audiences, expirationSeconds } = asked.spec;
  const spec = { ...asked.spec, audiences: audiences.length === 0 ? [issuer] : audiences };
  const expirationTimestamp = formatTime(nowMs + expirationSeconds * 1000);
  const token = tokenFor(call, account, { ...spec, bound });
  const metadata = { ...asked.metadata, name, namespace, creationTimestamp: formatTime(nowMs) };
  const body = Object.assign(
    { ...asked, metadata },
    { spec, status: { token, expirationTimestamp } },
  );
  return { code: 201, body, warnings: call.warnings };
}

/**
 * What a token says of the object that it is to end with. Throws NotFound where it is not there,
 * and Conflict where it is another of that name.
 */
function boundTo({ registry, request }: Call, { spec }: TokenRequest): object {
  const { boundObjectRef = null } = spec;
  if (boundObjectRef === null) return {};
  const { apiVersion = "v1", kind = "", name = "", uid = "" } = boundObjectRef;
  const resource = registry.resources.byKind(apiVersion, kind);
  if (resource === undefined || !["Pod", "Secret", "Node"].includes(kind)) {
    throw badRequest(
      `cannot bind token for serviceaccount to object of type ${apiVersion}, ${kind}`,
    );
  }
  const key = resource.definition.namespaced ? `${request.namespace}/${name}` : name;
  const stored = registry.storage.get(resource.table, key);
  if (stored === undefined) throw notFound(resource.definition, name);
  const own = stored.metadata.uid ?? "";
  if (uid !== "" && uid !== own) {
    // Upstream names the kind where others name the resource.
    throw conflict(
      { ...resource.definition, plural: kind },
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object ` +
        "might have been deleted and then recreated",
    );
  }
  return { [kind.toLowerCase()]: { name, uid: own } };
}

/** A token with what it says of the account and of what it ends with. */
function tokenFor(
  { registry }: Call,
  { metadata: { name = "", namespace = "", uid = "" } }: KubeObject,
  { audiences, expirationSeconds, bound }: TokenRequest["spec"] & { readonly bound: object },
): string {
  const claims = claimsFor({
    account: { namespace, name, uid },
    audiences,
    expirationSeconds,
    bound,
    issuedMs: registry.clock.now(),
    jti: registry.names.uid(),
  });
  return registry.tokens.issue(claims);
}
