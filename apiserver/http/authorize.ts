import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { Attributes, Authorizer } from "../../api/authorization/authorizer.ts";
import type { StatusError } from "../../api/status.ts";
import { attributesFor } from "../auth/attributes.ts";
import { administrator } from "../auth/authenticator.ts";
import { alwaysAllow } from "../auth/authorizer.ts";
import { type ImpersonationMode, impersonationModes } from "../auth/impersonation.ts";
import { refusalOf } from "../auth/refusal.ts";
import { checkImpersonated, credentialsOf } from "./credentials.ts";
import { flag } from "./options.ts";
import type { Received } from "./received.ts";
import type { ResourcePath } from "./route.ts";

/**
 * Refuses what the user who asks may not do. Who shows no credentials is the administrator, and is
 * not asked about. Throws Forbidden.
 */
export function checkAuthorized(exchange: Received, path: ResourcePath | undefined): void {
  const { requester } = exchange;
  if (requester === undefined) return;
  const attributes = attributesOf(exchange, path, requester.user);
  const { verdict, reason = "" } = exchange.server.registry.authorizer.authorize(attributes);
  if (verdict !== "Allow") throw refusalOf(attributes, reason);
}

/**
 * Whom a request counts as, where who asks wants to be taken for somebody. The administrator, who
 * shows no credentials of their own, may be taken for anybody. Throws BadRequest and Forbidden.
 */
export function impersonate<T extends Received>(exchange: T, path: ResourcePath | undefined): T {
  const { requester, request, server } = exchange;
  checkImpersonated(request.headers);
  const { impersonated } = credentialsOf(request.headers).credentials ?? {};
  const { impersonator, user } = requester ?? {};
  if (impersonator === undefined || impersonated === undefined || user === undefined) {
    return exchange;
  }
  const { lastModes, registry } = server;
  const authorizer = impersonator === administrator ? alwaysAllow : registry.authorizer;
  let refused: StatusError | undefined;
  const asked = attributesOf(exchange, path, impersonator);
  const modes = impersonationModes(impersonator, impersonated, asked);
  for (const mode of lastModes.inOrder(impersonator, modes)) {
    const problem = problemWith(mode, authorizer);
    if (problem === undefined) {
      lastModes.note(impersonator, mode);
      const { constraint, groups } = mode;
      const become = groups === undefined ? user : { ...user, groups };
      return { ...exchange, requester: { user: become, impersonator, constraint } };
    }
    refused ??= problem;
  }
  throw refused ?? new Error("there is always a way to be refused");
}

function problemWith(
  { steps }: ImpersonationMode,
  authorizer: Authorizer,
): StatusError | undefined {
  for (const { checks, instead, never } of steps) {
    if (never !== undefined) return refusalOf(never.check, never.reason);
    if (instead !== undefined && authorizer.authorize(instead).verdict === "Allow") continue;
    for (const check of checks) {
      const { verdict, reason = "" } = authorizer.authorize(check);
      if (verdict !== "Allow") return refusalOf(check, reason);
    }
  }
  return undefined;
}

/** Source: apiserver endpoints/request requestinfo 1.36. */
function attributesOf(
  exchange: Received,
  path: ResourcePath | undefined,
  user: UserInfo,
): Attributes {
  const verb = verbAsked(exchange, path);
  if (path === undefined) return attributesFor(user, { verb, path: exchange.path });
  const { namespace, name, subresource } = path;
  const asked = { verb, resource: path, namespace, name, subresource, path: "" };
  const fieldSelector = exchange.query.get("fieldSelector") ?? undefined;
  return attributesFor(user, { ...asked, nameSelected: nameSelected(exchange), fieldSelector });
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
export function verbAsked({ request, query }: Received, path: ResourcePath | undefined): string {
  if (path === undefined) return request.method.toLowerCase();
  const verb = verbsOfMethods[request.method] ?? "";
  if (path.watch) return "watch";
  if (path.name !== undefined) return verb;
  if (verb === "delete") return "deletecollection";
  if (verb !== "get") return verb;
  return flag(query, "watch") ? "watch" : "list";
}

/** Who asks for all objects of one name asks for that object. */
function nameSelected({ request, query }: Received): string | undefined {
  if (request.method !== "GET") return undefined;
  const [, name] = /(?:^|,)metadata\.name==?([^,]+)/.exec(query.get("fieldSelector") ?? "") ?? [];
  return name;
}
