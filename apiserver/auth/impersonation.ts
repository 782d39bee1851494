/**
 * What one must be allowed to do to be taken for somebody else: for what is asked in one way of
 * doing so that is constrained, or else for anything by the verb `impersonate`.
 * Source: apiserver endpoints/filters/impersonation/mode.go 1.36.
 */
import { authenticated, type UserInfo } from "../../api/authentication/user-info.ts";
import type { ResourceAttributes } from "../../api/authorization/attributes.ts";
import type { Attributes } from "../../api/authorization/authorizer.ts";
import { whyNeverExtra, whyNeverGroups } from "./never-impersonated.ts";

/** One part of what one wants to be. */
export interface ImpersonationStep {
  /** What all must be allowed. */
  readonly checks: readonly Attributes[];
  /** What stands for all of them where it is allowed, so that many are not asked one by one. */
  readonly instead?: Attributes;
  /** Why it is never allowed in this way, whatever roles say, and the check that is refused. */
  readonly never?: { readonly check: Attributes; readonly reason: string };
}

/** One way to be taken for somebody. */
export interface ImpersonationMode {
  /** In the order in which they are looked at. */
  readonly steps: readonly ImpersonationStep[];
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
    const identity = identitySteps(impersonator, wanted, { verb, ...authentication, mode });
    return {
      constraint: verb,
      steps: [{ checks: [whileBeing(mode, impersonator, asked)] }, ...identity],
      ...(isNodeMode(mode) && { groups: ["system:nodes", authenticated] }),
    };
  });
  const legacy = { verb: "impersonate", group: "", version: "v1" };
  return [...constrained, { steps: identitySteps(impersonator, wanted, legacy) }];
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

/** Whether the token that is shown is that of a pod of the node. */
export function isOnNode({ username = "", extra = {} }: UserInfo, node: string): boolean {
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
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  /** Absent of what is not constrained. */
  readonly mode?: Mode;
}

/** From so many on it is first asked whether one may be any of them. */
const manyChecks = 4;

/** A step for each part of what one wants to be. */
function identitySteps(user: UserInfo, wanted: UserInfo, naming: Naming): ImpersonationStep[] {
  const { verb, group, version, mode } = naming;
  const { username = "", uid = "", groups = [], extra = {} } = wanted;
  const ask = (resource: ResourceAttributes): Attributes => ({ user, resource });
  const ofUids = { verb, ...authentication, resource: "uids" };
  const name = ask({ verb, group, version, ...nameOf(username, mode) });
  const identity = [name, ...(uid === "" ? [] : [ask({ ...ofUids, name: uid })])];
  return [
    ...identity.map((check) => ({ checks: [check] })),
    ...(groups.length === 0 ? [] : [groupStep(groups, naming, ask)]),
    ...(Object.keys(extra).length === 0 ? [] : [extraStep(extra, naming, ask)]),
  ];
}

type Ask = (resource: ResourceAttributes) => Attributes;

function groupStep(
  groups: readonly string[],
  { verb, group, version, mode }: Naming,
  ask: Ask,
): ImpersonationStep {
  const of = (name: string) => ask({ verb, group, version, resource: "groups", name });
  const checks = groups.map(of);
  if (mode === undefined) return { checks };
  const never = whyNeverGroups(groups);
  return {
    checks,
    ...(never && { never: { check: of(never.group), reason: never.reason } }),
    ...(groups.length >= manyChecks && { instead: of("*") }),
  };
}

function extraStep(
  extra: NonNullable<UserInfo["extra"]>,
  { verb, mode }: Naming,
  ask: Ask,
): ImpersonationStep {
  const userExtras = { verb, ...authentication, resource: "userextras" };
  const of = (subresource: string, name: string) => ask({ ...userExtras, subresource, name });
  const keys = Object.keys(extra);
  const checks = keys.flatMap((key) => (extra[key] ?? []).map((value) => of(key, value)));
  if (mode === undefined) return { checks };
  const reason = whyNeverExtra(extra);
  const isLarge = keys.length >= manyChecks || checks.length >= manyChecks;
  return {
    checks,
    ...(reason !== undefined && { never: { check: of("", ""), reason } }),
    ...(isLarge && { instead: of("*", "*") }),
  };
}

function nameOf(username: string, mode: Mode | undefined): ResourceAttributes {
  const account = accountOf(username);
  if (account !== undefined) return { resource: "serviceaccounts", ...account };
  const node = mode === undefined ? undefined : nodeOf(username);
  if (node === undefined) return { resource: "users", name: username };
  // Whichever node it is on, for it may be taken for no other.
  return { resource: "nodes", name: mode === "associated-node" ? "*" : node };
}

function accountOf(username: string) {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

const nodeOf = (username: string): string | undefined =>
  /^system:node:([a-z0-9](?:[-.a-z0-9]*[a-z0-9])?)$/.exec(username)?.[1];
