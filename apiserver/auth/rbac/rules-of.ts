import { accountUsername, type UserInfo } from "../../../api/authentication/user-info.ts";
import type { ClusterRoleBinding, RoleBinding, RoleRef } from "../../../api/rbac/binding.ts";
import type { PolicyRule } from "../../../api/rbac/policy-rule.ts";
import { Role } from "../../../api/rbac/role.ts";
import type { Subject } from "../../../api/rbac/subject.ts";
import type { Storage } from "../../storage/storage.ts";

/** A rule that a user has, and through which binding; or the role that a binding has in vain. */
export type Given =
  | { readonly rule: PolicyRule; readonly through: string }
  | { readonly lost: RoleRef };

/** Several problems as one. Source: apimachinery util/errors NewAggregate 0.36. */
export function aggregated(problems: readonly string[]): string {
  const different = [...new Set(problems)];
  return different.length === 1 ? different.join() : `[${different.join(", ")}]`;
}

const { group } = Role;

/**
 * The rules that a user has in a namespace, or in the cluster as a whole where that is "".
 * Source: pkg/registry/rbac/validation VisitRulesFor 1.36.
 */
export function* rulesOf(storage: Storage, user: UserInfo, namespace: string): Generator<Given> {
  for (const { object } of storage.list(`clusterrolebindings.${group}`)) {
    // The table holds nothing else.
    yield* rulesThrough(storage, user, { binding: object as ClusterRoleBinding, namespace: "" });
  }
  if (namespace === "") return;
  for (const { object } of storage.list(`rolebindings.${group}`, { namespace })) {
    yield* rulesThrough(storage, user, { binding: object as RoleBinding, namespace });
  }
}

interface Placed {
  readonly binding: RoleBinding | ClusterRoleBinding;
  /** "" for bindings of the cluster. */
  readonly namespace: string;
}

function* rulesThrough(
  storage: Storage,
  user: UserInfo,
  { binding, namespace }: Placed,
): Generator<Given> {
  const subject = binding.subjects?.find((each) => isMeant(each, user, namespace));
  if (subject === undefined) return;
  const { roleRef } = binding;
  const rules = rulesIn(storage, roleRef, namespace);
  if (rules === undefined) {
    yield { lost: roleRef };
    return;
  }
  const through = describe({ binding, namespace }, subject);
  for (const rule of rules) yield { rule, through };
}

/** The rules of a role; undefined where there is no such role. */
export function rulesIn(
  storage: Storage,
  { kind, name }: RoleRef,
  namespace: string,
): readonly PolicyRule[] | undefined {
  const [table, key] = kind === "Role" ? ["roles", `${namespace}/${name}`] : ["clusterroles", name];
  const role = storage.get(`${table}.${group}`, key);
  // The tables hold roles.
  return role === undefined ? undefined : ((role as Role).rules ?? []);
}

function isMeant(subject: Subject, { username, groups }: UserInfo, namespace: string): boolean {
  switch (subject.kind) {
    case "User":
      return username === subject.name;
    case "Group":
      return groups?.includes(subject.name) === true;
    case "ServiceAccount": {
      const own = subject.namespace ?? "";
      const home = own === "" ? namespace : own;
      return home !== "" && username === accountUsername(home, subject.name);
    }
    default:
      return false;
  }
}

function describe({ binding: { metadata, roleRef }, namespace }: Placed, subject: Subject): string {
  const isOfCluster = namespace === "";
  const kind = isOfCluster ? "ClusterRoleBinding" : "RoleBinding";
  const name = isOfCluster ? metadata.name : `${metadata.name}/${namespace}`;
  const home = (subject.namespace ?? "") === "" ? namespace : subject.namespace;
  const who = subject.kind === "ServiceAccount" ? `${subject.name}/${home}` : subject.name;
  const [given, role, receiver] = [name, roleRef.name, who].map((each) => JSON.stringify(each));
  return `${kind} ${given} of ${roleRef.kind} ${role} to ${subject.kind} ${receiver}`;
}
