import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import type { Attributes } from "../../api/authorization/authorizer.ts";
import { forbidden, StatusError } from "../../api/status.ts";
import { attributesFor } from "../auth/attributes.ts";
import { credentialsOf } from "./credentials.ts";
import { impersonations } from "./impersonations.ts";
import { flag } from "./options.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

/**
 * Refuses what the user who asks may not do. Who shows no credentials is the administrator, and is
 * not asked about. Throws Forbidden.
 */
export function checkAuthorized(exchange: Exchange, path: ResourcePath | undefined): void {
  const { requester } = exchange;
  if (requester === undefined) return;
  const attributes = attributesOf(exchange, path, requester.user);
  const { verdict, reason = "" } = exchange.server.registry.authorizer.authorize(attributes);
  if (verdict !== "Allow") throw refusal(attributes, reason);
}

/** Refuses to take one for somebody they may not be; the administrator may. Throws Forbidden. */
export function checkImpersonation({ requester, request, server }: Exchange): void {
  if (requester?.impersonator === undefined) return;
  const { token, impersonated } = credentialsOf(request.headers).credentials ?? {};
  if (token === undefined || impersonated === undefined) return;
  for (const resource of impersonations(impersonated)) {
    const attributes = { user: requester.impersonator, resource };
    const { verdict, reason = "" } = server.registry.authorizer.authorize(attributes);
    if (verdict !== "Allow") throw refusal(attributes, reason);
  }
}

/** Source: apiserver endpoints/request requestinfo 1.36. */
function attributesOf(
  exchange: Exchange,
  path: ResourcePath | undefined,
  user: UserInfo,
): Attributes {
  const verb = verbAsked(exchange, path);
  if (path === undefined) return attributesFor(user, { verb, path: exchange.path });
  const { namespace, name, subresource } = path;
  const asked = { verb, resource: path, namespace, name, subresource, path: "" };
  return attributesFor(user, { ...asked, nameSelected: nameSelected(exchange) });
}

const verbsOfMethods: Readonly<Record<string, string>> = {
  GET: "get",
  HEAD: "get",
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** The verb of a request, as roles and audits name it. */
export function verbAsked({ request, query }: Exchange, path: ResourcePath | undefined): string {
  if (path === undefined) return request.method.toLowerCase();
  const verb = verbsOfMethods[request.method] ?? "";
  if (path.watch && verb === "get") return "watch";
  if (path.name !== undefined) return verb;
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
function refusal(attributes: Attributes, reason: string): StatusError {
  const why = reason === "" ? "" : `: ${reason}`;
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
