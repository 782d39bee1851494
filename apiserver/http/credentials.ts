import type { IncomingHttpHeaders } from "node:http";
import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ApiRequest, Credentials, Requester } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";
import { type Authenticator, requesterOf } from "../auth/authenticator.ts";

/**
 * Whom a request is from, by its headers; nobody where they show nothing: who shows nothing is
 * welcome. Throws Unauthorized. Source: endpoints/filters WithAuthentication 1.36.
 */
export function requesterIn(
  headers: IncomingHttpHeaders,
  authenticator: Authenticator,
): Requester | undefined {
  checkImpersonated(headers);
  const { credentials } = credentialsOf(headers);
  return credentials && requesterOf(authenticator, credentials);
}

/** What the headers show of whom a request is from; nothing where they show nothing. */
export function credentialsOf(headers: IncomingHttpHeaders): Pick<ApiRequest, "credentials"> {
  const { authorization } = headers;
  const impersonated = impersonatedBy(headers);
  if (authorization === undefined && impersonated === undefined) return nothing;
  const [scheme = "", token = ""] = (authorization ?? "").trim().split(/ +/);
  const credentials: Credentials = {
    ...(scheme.toLowerCase() === "bearer" && token !== "" ? { token } : {}),
    ...(impersonated === undefined ? {} : { impersonated }),
  };
  return { credentials };
}

const nothing = {};

const extraPrefix = "impersonate-extra-";

/** Source: apiserver endpoints/filters impersonation 1.36. */
function impersonatedBy(headers: IncomingHttpHeaders): UserInfo | undefined {
  const username = textOf(headers["impersonate-user"]);
  if (username === undefined || username === "") return undefined;
  const uid = textOf(headers["impersonate-uid"]);
  const groups = listOf(headers["impersonate-group"]);
  const extra = Object.entries(headers)
    .filter(([name]) => name.startsWith(extraPrefix))
    .map(([name, value]) => [decoded(name.slice(extraPrefix.length)), listOf(value)] as const);
  return {
    username,
    ...(uid === undefined ? {} : { uid }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }),
  };
}

/** Groups, a uid and whatever else belong to a user. Source: buildImpersonationRequests 1.36. */
function checkImpersonated(headers: IncomingHttpHeaders): void {
  if ((textOf(headers["impersonate-user"]) ?? "") !== "") return;
  const groups = listOf(headers["impersonate-group"]).map((name) => `{Group  ${name}    }`);
  const uid = textOf(headers["impersonate-uid"]) ?? "";
  const extra = Object.keys(headers).filter((name) => name.startsWith(extraPrefix));
  if (groups.length + extra.length === 0 && uid === "") return;
  const uids = uid === "" ? [] : [`{UID  ${uid}  authentication.k8s.io/v1  }`];
  const extras = extra.flatMap((name) =>
    listOf(headers[name]).map(
      (value) =>
        `{UserExtra  ${value}  authentication.k8s.io/v1  ${decoded(name.slice(extraPrefix.length))}}`,
    ),
  );
  const requested = [...groups, ...extras, ...uids].join(" ");
  throw new StatusError("InternalError", `requested [${requested}] without impersonating a user`);
}

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Headers that are repeated come as one, with commas. */
const listOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat().flatMap((each) => each.split(/, */));

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
