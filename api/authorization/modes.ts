/** How it is decided who may do what, by the names that kube-apiserver has for it. */
export const authorizationModes = ["RBAC", "AlwaysAllow"] as const;
export type AuthorizationMode = (typeof authorizationModes)[number];
