import { accountGroups, authenticated, type UserInfo } from "../../api/authentication/user-info.ts";
import type { ApiRequest, Credentials, Requester } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";

/** Whose a token is, and for which of those asked for it is good; or why it is not. */
export type Authentication =
  | { readonly user: UserInfo; readonly audiences: readonly string[] }
  | { readonly error: string };

/** Tells whose tokens are. */
export interface Authenticator {
  authenticate(token: string, audiences: readonly string[]): Authentication;
}

/** Who shows nothing: whoever reaches the port has the rights of kubeadm's `admin.conf`. */
export const administrator: UserInfo = {
  username: "kubernetes-admin",
  groups: ["kubeadm:cluster-admins", authenticated],
};

/** Whom one may be taken for who is nobody. Source: apiserver authentication/user 1.36. */
const anonymous = { username: "system:anonymous", unauthenticated: "system:unauthenticated" };

/** Who comes to the API server itself and shows nothing. */
export const anonymousUser: UserInfo = {
  username: anonymous.username,
  groups: [anonymous.unauthenticated],
};

export const unauthorized = () => new StatusError("Unauthorized", "Unauthorized");

/**
 * Whom a request is from; who wants to be taken for somebody is. Throws Unauthorized where its
 * token is not good. It is asked once for each request, as it comes in.
 */
export function requesterOf(authenticator: Authenticator, credentials: Credentials): Requester {
  return takenFor(credentials, bearer(authenticator, credentials));
}

/** Whom a request is from who is known, and may want to be taken for somebody. */
export function takenFor({ impersonated }: Credentials, own: UserInfo): Requester {
  return impersonated === undefined
    ? { user: own }
    : { user: completed(impersonated), impersonator: own };
}

/** A request with whom it is from, where it shows that; or why it is turned away. */
export function identified(
  authenticator: Authenticator,
  request: ApiRequest,
): ApiRequest | StatusError {
  const { credentials, requester } = request;
  if (credentials === undefined || requester !== undefined) return request;
  try {
    return { ...request, requester: requesterOf(authenticator, credentials) };
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
}

function bearer(authenticator: Authenticator, { token }: Credentials): UserInfo {
  if (token === undefined) return administrator;
  const found = authenticator.authenticate(token, []);
  if ("user" in found) return found.user;
  throw unauthorized();
}

/** Whom one is taken for is in the groups of all such. Source: filters impersonation 1.36. */
function completed(user: UserInfo): UserInfo {
  const { username = "", groups = [] } = user;
  const { unauthenticated } = anonymous;
  if (groups.includes(unauthenticated)) return user;
  if (username === anonymous.username) return { ...user, groups: [...groups, unauthenticated] };
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(username) ?? [];
  const own = namespace === undefined || groups.length > 0 ? groups : accountGroups(namespace);
  const isIn = own.includes(authenticated);
  return { ...user, groups: isIn ? own : [...own, authenticated] };
}
