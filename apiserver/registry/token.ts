import {
  TokenRequest,
  tokenRequestNames,
  validateTokenRequest,
} from "../../api/authentication/token-request.ts";
import { encodeBase64Url } from "../../api/base64.ts";
import { invalidObject } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest, notFound } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import { type Call, storedObject } from "./context.ts";
import { decodeAs } from "./intake.ts";

const issuer = "https://kubernetes.default.svc.cluster.local";

const structure = structureOf(TokenRequest);
const kind = { ...tokenRequestNames, structure };

/** POST to the `token` of a service account: a token that names it, and that nobody signed. */
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
  checkBound(call, asked);
  const nowMs = call.registry.clock.now();
  const { audiences, expirationSeconds } = asked.spec;
  const spec = { ...asked.spec, audiences: audiences.length === 0 ? [issuer] : audiences };
  const expirationTimestamp = formatTime(nowMs + expirationSeconds * 1000);
  const token = tokenFor(call, account, spec);
  const metadata = { ...asked.metadata, name, namespace, creationTimestamp: formatTime(nowMs) };
  const body = Object.assign(
    { ...asked, metadata },
    { spec, status: { token, expirationTimestamp } },
  );
  return { code: 201, body, warnings: call.warnings };
}

/** Throws NotFound where the object that the token is to end with is not there. */
function checkBound({ registry, request }: Call, { spec }: TokenRequest): void {
  const { boundObjectRef = null } = spec;
  if (boundObjectRef === null) return;
  const { apiVersion = "v1", kind = "", name = "" } = boundObjectRef;
  const resource = registry.resources.byKind(apiVersion, kind);
  if (resource === undefined || !["Pod", "Secret", "Node"].includes(kind)) {
    throw badRequest(
      `cannot bind token for serviceaccount to object of type ${apiVersion}, ${kind}`,
    );
  }
  const key = resource.definition.namespaced ? `${request.namespace}/${name}` : name;
  if (registry.storage.get(resource.table, key) === undefined) {
    throw notFound(resource.definition, name);
  }
}

/** A JSON Web Token without a signature. */
function tokenFor(
  { registry }: Call,
  { metadata: { name = "", namespace = "", uid = "" } }: KubeObject,
  { audiences, expirationSeconds }: TokenRequest["spec"],
): string {
  const seconds = Math.floor(registry.clock.now() / 1000);
  const claims = {
    aud: audiences,
    exp: seconds + expirationSeconds,
    iat: seconds,
    iss: issuer,
    jti: registry.names.uid(),
    "kubernetes.io": { namespace, serviceaccount: { name, uid } },
    nbf: seconds,
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
}

const encoded = (part: object) => encodeBase64Url(JSON.stringify(part));
