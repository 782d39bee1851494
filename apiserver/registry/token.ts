import {
  TokenRequest,
  tokenRequestNames,
  validateTokenRequest,
} from "../../api/authentication/token-request.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { invalid, invalidObject } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest, conflict, notFound } from "../../api/status.ts";
import { structureOf } from "../../api/structure.ts";
import { claimsFor, issuer, type Wanted } from "../auth/account-tokens.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import { type Call, storedObject } from "./context.ts";
import { decodeAs } from "./intake.ts";

const structure = structureOf(TokenRequest);
const kind = { ...tokenRequestNames, structure };

/**
 * POST to the `token` of a service account: a token that names it.
 * Source: pkg/registry/core/serviceaccount/storage/token.go 1.36.
 */
export function requestToken(call: Call): ApiResponse {
  const account = storedObject(call);
  // Decoding along the structure of the kind yields an object of the kind.
  const sent = decodeAs(call, tokenRequestNames, structure, call.request.body) as TokenRequest;
  checkNamespace(call, sent);
  const asked = completed(call, mutatePart(call, { verb: "create", kind, object: sent }));
  const errors = validateTokenRequest(asked);
  if (errors.length > 0) throw invalidObject(tokenRequestNames, "", errors);
  reviewPart(call, { verb: "create", kind, object: asked });
  const bound = boundTo(call, asked);
  const { spec } = asked;
  const expiresMs = call.registry.clock.now() + spec.expirationSeconds * 1000;
  const token = tokenFor(call, account, { ...spec, bound });
  const body = { ...asked, status: { token, expirationTimestamp: formatTime(expiresMs) } };
  return { code: 201, body, warnings: call.warnings };
}

function checkNamespace({ request }: Call, { metadata }: TokenRequest): void {
  const { namespace = request.namespace } = metadata;
  if (namespace === request.namespace) return;
  throw badRequest(
    "the namespace of the provided object does not match the namespace sent on the request",
  );
}

/** What is asked, with what is not said of it. Throws Invalid where it names another account. */
function completed({ request, registry }: Call, asked: TokenRequest): TokenRequest {
  const { name = "", namespace } = request;
  const given = asked.metadata.name ?? "";
  if (given !== "" && given !== name) {
    const why = "must match the service account name if specified";
    throw invalidObject(tokenRequestNames, name, [invalid("metadata.name", given, why)]);
  }
  const { audiences } = asked.spec;
  const creationTimestamp = formatTime(registry.clock.now());
  return {
    ...asked,
    metadata: { ...asked.metadata, name, namespace, creationTimestamp },
    spec: { ...asked.spec, audiences: audiences.length === 0 ? [issuer] : audiences },
  };
}

type Bound = Wanted["bound"];

/**
 * What a token says of the object that it is to end with. Throws NotFound where it is not there,
 * and Conflict where it is another of that name.
 */
function boundTo(call: Call, { spec }: TokenRequest): Bound {
  const { boundObjectRef = null } = spec;
  if (boundObjectRef === null) return {};
  const { apiVersion = "", kind = "", name = "", uid = "" } = boundObjectRef;
  const { registry, request } = call;
  const [version = "", group = ""] = apiVersion.split("/").reverse();
  // Which version is named does not matter.
  const resource = group === "" ? registry.resources.byKind("v1", kind) : undefined;
  if (resource === undefined || !["Pod", "Secret", "Node"].includes(kind)) {
    throw badRequest(`cannot bind token to object of type ${group}/${version}, Kind=${kind}`);
  }
  const key = resource.definition.namespaced ? `${request.namespace}/${name}` : name;
  const stored = registry.storage.get(resource.table, key);
  if (stored === undefined) throw notFound(resource.definition, name);
  const own = stored.metadata.uid ?? "";
  // The table holds objects of the kind.
  const node = kind === "Pod" ? nodeOf(call, stored as Pod) : undefined;
  if (uid !== "" && uid !== own) {
    // Upstream names the kind where others name the resource.
    throw conflict(
      { ...resource.definition, plural: kind },
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object ` +
        "might have been deleted and then recreated",
    );
  }
  return { ...(node && { node }), [kind.toLowerCase()]: { name, uid: own } };
}

/** The node that a pod runs on, even one that is gone. Throws where it runs as another account. */
function nodeOf({ registry, request }: Call, { spec }: Pod): Bound["node"] {
  if (spec.serviceAccountName !== request.name) {
    const account = JSON.stringify(request.name);
    throw badRequest(
      `cannot bind token for serviceaccount ${account} to pod running with different ` +
        "serviceaccount name.",
    );
  }
  const { nodeName = "" } = spec;
  if (nodeName === "") return undefined;
  return { name: nodeName, uid: registry.storage.get("nodes", nodeName)?.metadata.uid };
}

/** A token with what it says of the account and of what it ends with. */
function tokenFor(
  { registry, annotations }: Call,
  { metadata: { name = "", namespace = "", uid = "" } }: KubeObject,
  { audiences, expirationSeconds, bound }: TokenRequest["spec"] & { readonly bound: Bound },
): string {
  const jti = registry.names.uid();
  annotations.push(["authentication.kubernetes.io/issued-credential-id", `JTI=${jti}`]);
  const claims = claimsFor({
    account: { namespace, name, uid },
    audiences,
    expirationSeconds,
    bound,
    issuedMs: registry.clock.now(),
    jti,
  });
  return registry.tokens.issue(claims);
}
