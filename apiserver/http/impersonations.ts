import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../api/authorization/attributes.ts";

const verb = "impersonate";

/**
 * What one must be allowed to do to be taken for a user: a request for each part of it.
 * Source: apiserver endpoints/filters impersonation 1.36.
 */
export function impersonations(user: UserInfo): readonly ResourceAttributes[] {
  const { username = "", uid, groups = [], extra = {} } = user;
  const ofAuthentication = { verb, group: "authentication.k8s.io", version: "v1" };
  return [
    userAttributes(username),
    ...groups.map((name) => ({ verb, version: "v1", resource: "groups", name })),
    ...Object.entries(extra).flatMap(([subresource, values]) =>
      values.map((name) => ({ ...ofAuthentication, resource: "userextras", subresource, name })),
    ),
    ...(uid === undefined ? [] : [{ ...ofAuthentication, resource: "uids", name: uid }]),
  ];
}

function userAttributes(username: string): ResourceAttributes {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace === undefined
    ? { verb, version: "v1", resource: "users", name: username }
    : { verb, version: "v1", resource: "serviceaccounts", namespace, name };
}
