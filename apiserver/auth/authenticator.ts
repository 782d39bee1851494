import { accountGroups, authenticated, type UserInfo } from "../../api/authentication/user-info.ts";
import type { Credentials } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";

/** Whose a token is, and for which of those asked for it is good; or why it is not. */
export type Authentication =
  | { readonly user: UserInfo; readonly audiences: readonly string[] }
  | { readonly error: string };

/** Tells whose tokens are. */
export interface Authenticator {
  authenticate(token: string, audiences: readonly string[]): Authentication;
}

/** Who shows nothing. Source: apiserver authentication/user 1.36. */
export const anonymous: UserInfo = {
  username: "system:anonymous",
  groups: ["system:unauthenticated"],
};

export const unauthorized = () => new StatusError("Unauthorized", "Unauthorized");

/**
 * Whom a request is from; who wants to be taken for somebody is. Throws Unauthorized where its
 * token is not good.
 */
export function requester(
  authenticator: Authenticator,
  { token, impersonated }: Credentials = {},
): UserInfo {
  const found = token === undefined ? undefined : authenticator.authenticate(token, []);
  if (found !== undefined && "error" in found) throw unauthorized();
  if (impersonated !== undefined) return completed(impersonated);
  return found?.user ?? anonymous;
}

/** Whom one is taken for is in the groups of all such. Source: filters impersonation 1.36. */
function completed(user: UserInfo): UserInfo {
  const { username = "", groups = [] } = user;
  if (username === anonymous.username) {
    return groups.length > 0 ? user : { ...user, groups: anonymous.groups };
  }
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(username) ?? [];
  const own = namespace === undefined || groups.length > 0 ? groups : accountGroups(namespace);
  const isIn = own.includes(authenticated);
  return { ...user, groups: isIn ? own : [...own, authenticated] };
}
