import type { UserInfo } from "../../api/authentication/user-info.ts";
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

const authenticated = "system:authenticated";

/** Who shows nothing: whoever reaches the port has the rights of kubeadm's `admin.conf`. */
export const administrator: UserInfo = {
  username: "kubernetes-admin",
  groups: ["kubeadm:cluster-admins", authenticated],
};

/** Whom one may be taken for who is nobody. Source: apiserver authentication/user 1.36. */
const anonymous: UserInfo = {
  username: "system:anonymous",
  groups: ["system:unauthenticated"],
};

/** What a service account is called as a user. */
export const accountUsername = (namespace: string, name: string) =>
  `system:serviceaccount:${namespace}:${name}`;

/** The groups that every service account of a namespace is in. */
export const accountGroups = (namespace: string) => [
  "system:serviceaccounts",
  `system:serviceaccounts:${namespace}`,
];

/** Whom a request is from. Throws Unauthorized where it shows a token that is not good. */
export function requester(authenticator: Authenticator, credentials: Credentials = {}): UserInfo {
  const { impersonated } = credentials;
  return impersonated === undefined ? bearer(authenticator, credentials) : completed(impersonated);
}

/** Who makes a request, whomever they want to be taken for. Throws Unauthorized. */
export function bearer(authenticator: Authenticator, { token }: Credentials): UserInfo {
  if (token === undefined) return administrator;
  const found = authenticator.authenticate(token, []);
  if ("user" in found) return found.user;
  throw new StatusError("Unauthorized", "Unauthorized");
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
