import type { IncomingHttpHeaders } from "node:http";
import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ApiRequest, Credentials, Requester } from "../../api/request.ts";
import { badRequest } from "../../api/status.ts";
import {
  type Authenticator,
  anonymousUser,
  requesterOf,
  takenFor,
  unauthorized,
} from "../auth/authenticator.ts";
import { tokenIn } from "./web-socket-protocols.ts";

/**
 * Whom a request is from, by its headers; nobody where they show nothing: who shows nothing is
 * welcome. Throws Unauthorized. Source: endpoints/filters WithAuthentication 1.36.
 */
export function requesterIn(
  headers: IncomingHttpHeaders,
  authenticator: Authenticator,
): Requester | undefined {
  const { credentials } = credentialsOf(headers);
  return credentials && requesterOf(authenticator, credentials);
}

/** What the certificate of a client shows: somebody, or why it is not good; or nothing. */
export type CertificateShown = { readonly user: UserInfo } | { readonly error: string } | undefined;

/**
 * Whom a request is from where credentials have to be shown: a certificate goes before a token, and
 * who has neither is nobody. Throws Unauthorized where what is shown is not good.
 * Source: apiserver authentication/authenticatorfactory 1.36, in the order of its union.
 */
export function requesterShown(
  headers: IncomingHttpHeaders,
  certificate: CertificateShown,
  authenticator: Authenticator,
): Requester {
  const { credentials = {} } = credentialsOf(headers);
  const { token } = credentials;
  if (certificate !== undefined && "user" in certificate) {
    return takenFor(credentials, certificate.user);
  }
  if (token !== undefined) return requesterOf(authenticator, credentials);
  if (certificate !== undefined) throw unauthorized();
  return takenFor(credentials, anonymousUser);
}

/** What the headers show of whom a request is from; nothing where they show nothing. */
export function credentialsOf(headers: IncomingHttpHeaders): Pick<ApiRequest, "credentials"> {
  const { authorization } = headers;
  const impersonated = impersonatedBy(headers);
  const token = bearerIn(authorization) ?? tokenIn(headers);
  const isNobody = authorization === undefined && token === undefined;
  if (isNobody && impersonated === undefined) return nothing;
  const credentials: Credentials = {
    ...(token === undefined ? {} : { token }),
    ...(impersonated === undefined ? {} : { impersonated }),
  };
  return { credentials };
}

const nothing = {};

function bearerIn(authorization = ""): string | undefined {
  const [scheme = "", token = ""] = authorization.trim().split(/ +/);
  return scheme.toLowerCase() === "bearer" && token !== "" ? token : undefined;
}

const extraPrefix = "impersonate-extra-";

/** Source: apiserver endpoints/filters impersonation 1.36. */
function impersonatedBy(headers: IncomingHttpHeaders): UserInfo | undefined {
  const username = textOf(headers["impersonate-user"]);
  if (username === undefined || username === "") return undefined;
  const uid = textOf(headers["impersonate-uid"]);
  const groups = listOf(headers["impersonate-group"]);
  const extra = extraIn(headers);
  return {
    username,
    ...(uid === undefined ? {} : { uid }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
}

/**
 * Refuses groups, a uid or whatever else of nobody. Throws BadRequest.
 * Source: endpoints/filters/impersonation processImpersonationHeaders 1.36.
 */
export function checkImpersonated(headers: IncomingHttpHeaders): void {
  if ((textOf(headers["impersonate-user"]) ?? "") !== "") return;
  const groups = listOf(headers["impersonate-group"]);
  const uid = textOf(headers["impersonate-uid"]) ?? "";
  const extra = extraIn(headers);
  if (groups.length + extra.length === 0 && uid === "") return;
  const values = extra.map(
    ([name, texts]) => `${JSON.stringify(name)}:[]string{${quotedList(texts)}}`,
  );
  const groupsShown = groups.length === 0 ? "(nil)" : `{${quotedList(groups)}}`;
  const extraShown = values.length === 0 ? "(nil)" : `{${values.join(", ")}}`;
  throw badRequest(
    `requested &user.DefaultInfo{Name:"", UID:${JSON.stringify(uid)}, ` +
      `Groups:[]string${groupsShown}, Extra:map[string][]string${extraShown}} ` +
      "without impersonating a user name",
  );
}

const quotedList = (texts: readonly string[]) =>
  texts.map((each) => JSON.stringify(each)).join(", ");

const extraIn = (headers: IncomingHttpHeaders) =>
  Object.entries(headers)
    .filter(([name]) => name.startsWith(extraPrefix))
    .map(([name, value]) => [decoded(name.slice(extraPrefix.length)), listOf(value)] as const);

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Headers that are repeated come as one, with a comma and a space; a name may have commas. */
const listOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat().flatMap((each) => each.split(", "));

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
