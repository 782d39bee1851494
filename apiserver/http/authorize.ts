import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import type { Attributes } from "../../api/authorization/authorizer.ts";
import { forbidden, StatusError } from "../../api/status.ts";
import { bearer, requester } from "../auth/authenticator.ts";
import { credentialsOf } from "./credentials.ts";
import { impersonations } from "./impersonations.ts";
import { flag } from "./options.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

/**
 * Refuses what the user who asks may not do. Who shows no credentials is the administrator, and is
 * not asked about. Throws Unauthorized and Forbidden.
 */
export function checkAuthorized(exchange: Exchange, path: ResourcePath | undefined): void {
  const { registry } = exchange.server;
  const { credentials } = credentialsOf(exchange.request.headers);
  if (credentials === undefined) return;
  const { impersonated } = credentials;
  if (impersonated !== undefined && credentials.token !== undefined) {
    const user = bearer(registry.tokens, credentials);
    for (const resource of impersonations(impersonated)) check(exchange, { user, resource });
  }
  const user = requester(registry.tokens, credentials);
  check(exchange, attributesOf(exchange, path, user));
}

function check({ server }: Exchange, attributes: Attributes): void {
  const { verdict, reason = "" } = server.registry.authorizer.authorize(attributes);
  if (verdict === "Allow") return;
  throw refusal(attributes, reason === "" ? "" : `: ${reason}`);
}

/** Source: apiserver endpoints/request requestinfo 1.36. */
function attributesOf(
  exchange: Exchange,
  path: ResourcePath | undefined,
  user: UserInfo,
): Attributes {
  const { method } = exchange.request;
  if (path === undefined) {
    return { user, nonResource: { path: exchange.path, verb: method.toLowerCase() } };
  }
  const { group, version, plural, subresource, name = nameSelected(exchange) } = path;
  // A namespace is in itself.
  const namespace = plural === "namespaces" ? path.name : path.namespace;
  const verb = verbOf(exchange, path);
  const place = { group, version, resource: plural, subresource };
  return { user, resource: { ...place, namespace, name, verb } };
}

const verbsOfMethods: Readonly<Record<string, string>> = {
  GET: "get",
  HEAD: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

function verbOf({ request, query }: Exchange, { name, watch }: ResourcePath): string {
  const verb = verbsOfMethods[request.method] ?? "";
  if (watch && verb === "get") return "watch";
  if (name !== undefined) return verb;
  if (verb === "delete") return "deletecollection";
  if (verb !== "get") return verb;
  return flag(query, "watch") ? "watch" : "list";
}

/** Who asks for all objects of one name asks for that object. */
function nameSelected({ request, query }: Exchange): string | undefined {
  if (request.method !== "GET") return undefined;
  const [, name] = /(?:^|,)metadata\.name==?([^,]+)/.exec(query.get("fieldSelector") ?? "") ?? [];
  return name;
}

/** Source: apiserver endpoints/handlers/responsewriters ForbiddenStatus 1.36. */
function refusal(attributes: Attributes, why: string): StatusError {
  const user = JSON.stringify(attributes.user.username ?? "");
  if ("nonResource" in attributes) {
    const { verb, path } = attributes.nonResource;
    const fact = `User ${user} cannot ${verb} path ${JSON.stringify(path)}${why}`;
    return new StatusError("Forbidden", `forbidden: ${fact}`, {});
  }
  const { group = "", resource: plural = "", name = "", verb } = attributes.resource;
  const where = placeOf(attributes.resource);
  const what = JSON.stringify(resourceOf(attributes.resource));
  const fact = `User ${user} cannot ${verb} resource ${what} in API group ${JSON.stringify(group)}`;
  return forbidden({ group, kind: "", plural }, name, `${fact} ${where}${why}`);
}

const resourceOf = ({ resource = "", subresource = "" }: ResourceAttributes) =>
  subresource === "" ? resource : `${resource}/${subresource}`;

const placeOf = ({ namespace = "" }: ResourceAttributes) =>
  namespace === "" ? "at the cluster scope" : `in the namespace ${JSON.stringify(namespace)}`;
