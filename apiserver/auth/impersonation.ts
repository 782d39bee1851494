/**
 * What one must be allowed to do to be taken for somebody else: for what is asked in one way of
 * doing so that is constrained, or else for anything by the verb `impersonate`.
 * Source: apiserver endpoints/filters/impersonation/mode.go 1.36.
 */
import { authenticated, type UserInfo } from "../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import type { Attributes } from "../../api/authorization/authorizer.ts";

/** One way to be taken for somebody. */
export interface ImpersonationMode {
  /** What all must be allowed, in the order in which it is asked. */
  readonly checks: readonly Attributes[];
  /** Why it is never allowed in this way, and the check that it stands for. */
  readonly never?: { readonly check: Attributes; readonly reason: string };
  /** The verb that an audit notes; absent of what is not constrained. */
  readonly constraint?: string;
  /** The groups that all whom it makes are in. */
  readonly groups?: readonly string[];
}

const authentication = { group: "authentication.k8s.io", version: "v1" };

/** The ways there are, the first of which that is allowed counts. */
export function impersonationModes(
  impersonator: UserInfo,
  wanted: UserInfo,
  asked: Attributes,
): readonly ImpersonationMode[] {
  const constrained = constrainedModes(impersonator, wanted).map((mode): ImpersonationMode => {
    const verb = `impersonate:${mode}`;
    const identity = identityChecks(wanted, verb, { ...authentication, mode });
    const never = neverAllowed(wanted, verb);
    return {
      constraint: verb,
      checks: [whileBeing(mode, impersonator, asked), ...by(impersonator, identity)],
      ...(never && {
        never: { check: { user: impersonator, resource: never.check }, reason: never.reason },
      }),
      ...(isNodeMode(mode) && { groups: ["system:nodes", authenticated] }),
    };
  });
  const legacy = identityChecks(wanted, "impersonate", { group: "", version: "v1" });
  return [...constrained, { checks: by(impersonator, legacy) }];
}

type Mode = "associated-node" | "arbitrary-node" | "serviceaccount" | "user-info";

const isNodeMode = (mode: Mode) => mode === "associated-node" || mode === "arbitrary-node";

function constrainedModes(impersonator: UserInfo, wanted: UserInfo): readonly Mode[] {
  const { username = "", uid = "", groups = [], extra = {} } = wanted;
  const isNameAlone = uid === "" && groups.length + Object.keys(extra).length === 0;
  const node = nodeOf(username);
  if (node !== undefined) {
    if (!isNameAlone) return [];
    return isOnNode(impersonator, node)
      ? ["associated-node", "arbitrary-node"]
      : ["arbitrary-node"];
  }
  if (accountOf(username) !== undefined) return isNameAlone ? ["serviceaccount"] : [];
  return ["user-info"];
}

/** The token that is shown is that of a pod of the node. */
function isOnNode({ username = "", extra = {} }: UserInfo, node: string): boolean {
  const [name, ...more] = extra["authentication.kubernetes.io/node-name"] ?? [];
  return accountOf(username) !== undefined && name === node && more.length === 0;
}

/** The very request, while one is taken for somebody. */
function whileBeing(mode: Mode, user: UserInfo, asked: Attributes): Attributes {
  const verbOf = (verb = "") => `impersonate-on:${mode}:${verb}`;
  return "resource" in asked
    ? { user, resource: { ...asked.resource, verb: verbOf(asked.resource.verb) } }
    : { user, nonResource: { ...asked.nonResource, verb: verbOf(asked.nonResource.verb) } };
}

interface Naming {
  readonly group: string;
  readonly version: string;
  readonly mode?: Mode;
}

/** A check for each part of what one wants to be. */
function identityChecks(
  { username = "", uid = "", groups = [], extra = {} }: UserInfo,
  verb: string,
  { group, version, mode }: Naming,
): readonly ResourceAttributes[] {
  const ofAuthentication = { verb, ...authentication };
  return [
    { verb, group, version, ...nameOf(username, mode) },
    ...(uid === "" ? [] : [{ ...ofAuthentication, resource: "uids", name: uid }]),
    ...groups.map((name) => ({ verb, group, version, resource: "groups", name })),
    ...Object.entries(extra).flatMap(([subresource, values]) =>
      values.map((name) => ({ ...ofAuthentication, resource: "userextras", subresource, name })),
    ),
  ];
}

function nameOf(username: string, mode: Mode | undefined): ResourceAttributes {
  const account = accountOf(username);
  if (account !== undefined) return { resource: "serviceaccounts", ...account };
  const node = mode === undefined ? undefined : nodeOf(username);
  if (node === undefined) return { resource: "users", name: username };
  // Whichever node it is on, for it may be taken for no other.
  return { resource: "nodes", name: mode === "associated-node" ? "*" : node };
}

function neverAllowed({ groups = [], extra = {} }: UserInfo, verb: string) {
  const of = (resource: string, name = "") => ({ verb, ...authentication, resource, name });
  if (groups.includes("")) {
    return { check: of("groups"), reason: "impersonating the empty string group is not allowed" };
  }
  const masters = "system:masters";
  if (groups.includes(masters)) {
    const reason = `impersonating the ${masters} group is not allowed`;
    return { check: of("groups", masters), reason };
  }
  const isEmpty = Object.values(extra).some((values) => values.includes(""));
  const reason = "impersonating the empty string value in extra is not allowed";
  return isEmpty ? { check: of("userextras"), reason } : undefined;
}

const by = (user: UserInfo, checks: readonly ResourceAttributes[]): readonly Attributes[] =>
  checks.map((resource) => ({ user, resource }));

function accountOf(username: string) {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

const nodeOf = (username: string): string | undefined =>
  /^system:node:([a-z0-9](?:[-.a-z0-9]*[a-z0-9])?)$/.exec(username)?.[1];
