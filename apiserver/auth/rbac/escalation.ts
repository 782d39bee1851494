/**
 * Keeps users from giving away what they do not have.
 * Source: pkg/registry/rbac/{role,clusterrole,rolebinding,clusterrolebinding}/policybased 1.36.
 */
import type { UserInfo } from "../../../api/authentication/user-info.ts";
import { equalJson, type Json } from "../../../api/json.ts";
import { ClusterRoleBinding, RoleBinding, type RoleRef } from "../../../api/rbac/binding.ts";
import { missingRules } from "../../../api/rbac/missing-rules.ts";
import type { PolicyRule } from "../../../api/rbac/policy-rule.ts";
import { ClusterRole, Role } from "../../../api/rbac/role.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { forbidden, notFound, StatusError } from "../../../api/status.ts";
import type { AdmissionPlugin, Operation } from "../../admission/plugin.ts";
import type { Storage } from "../../storage/storage.ts";
import { describeRules, quoted } from "./describe-rules.ts";
import { privilegedGroup } from "./privileged-group.ts";
import { aggregated, rulesIn, rulesOf } from "./rules-of.ts";

/** A role, or a binding, that somebody is about to write who has shown who they are. */
interface Written<T> {
  readonly object: T;
  readonly stored: T | undefined;
  readonly user: UserInfo;
  readonly operation: Operation;
  readonly storage: Storage;
}

const everything: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
  { verbs: ["*"], nonResourceURLs: ["*"] },
];

function checkRole(written: Written<Role | ClusterRole>): void {
  const { object, stored, user, operation } = written;
  const { group, plural } = operation.definition;
  const { namespace, givenName } = operation;
  // Of what is to be made upstream does not look at the name, so no rule with names allows it.
  const name = operation.verb === "create" ? "" : givenName;
  const asked = { group, resource: plural, namespace, name, verb: "escalate" };
  if (operation.authorizer.authorize({ user, resource: asked }).verdict === "Allow") return;
  confirm(written, object.rules ?? []);
  if (![object, stored].some(isMadeUp)) return;
  if (missingRules(heldBy(written).rules, everything).length === 0) return;
  const why = "must have cluster-admin privileges to use the aggregationRule";
  throw forbidden(operation.definition, givenName, why);
}

const isMadeUp = (role: Role | ClusterRole | undefined) =>
  role !== undefined &&
  "aggregationRule" in role &&
  (role.aggregationRule?.clusterRoleSelectors ?? []).length > 0;

function checkBinding(written: Written<RoleBinding | ClusterRoleBinding>): void {
  const { object, user, operation, storage } = written;
  const { apiGroup: group, name } = object.roleRef;
  const role = kindOf(object.roleRef);
  const asked = { group, resource: role.plural, namespace: operation.namespace, name };
  const resource = { ...asked, verb: "bind" };
  if (operation.authorizer.authorize({ user, resource }).verdict === "Allow") return;
  if (!["Role", "ClusterRole"].includes(object.roleRef.kind)) throw unsupported(object.roleRef);
  const rules = rulesIn(storage, object.roleRef, operation.namespace ?? "");
  if (rules === undefined) throw notFound(role, name);
  confirm(written, rules);
}

const unsupported = ({ kind }: RoleRef) =>
  new StatusError("Unknown", `unsupported role reference kind: ${JSON.stringify(kind)}`);

const kindOf = ({ kind }: RoleRef) => (kind === "Role" ? Role : ClusterRole);

/** Here it is the storage that is asked for roles, which names the resource. */
const lostText = (role: RoleRef) => notFound(kindOf(role), role.name).message;

/** Throws Forbidden where somebody gives what they do not have. */
function confirm(written: Written<KubeObject>, given: readonly PolicyRule[]): void {
  const { user, operation } = written;
  const { rules, problems } = heldBy(written);
  const missing = missingRules(rules, given);
  if (missing.length === 0) return;
  const who = `user ${JSON.stringify(user.username ?? "")} (groups=${quoted(user.groups ?? [])})`;
  const told = `${who} is attempting to grant RBAC permissions not currently held:\n`;
  const unresolved = problems.length === 0 ? "" : `; resolution errors: [${aggregated(problems)}]`;
  const why = told + describeRules(missing) + unresolved;
  throw forbidden(operation.definition, operation.givenName, why);
}

function heldBy({ storage, user, operation }: Written<KubeObject>) {
  const given = [...rulesOf(storage, user, operation.namespace ?? "")];
  return {
    rules: given.flatMap((each) => ("rule" in each ? [each.rule] : [])),
    problems: given.flatMap((each) => ("lost" in each ? [lostText(each.lost)] : [])),
  };
}

/** What the garbage collector changes may be changed by whoever may change the object. */
function changesOwnersAlone(object: KubeObject, stored: KubeObject | undefined): boolean {
  if (stored === undefined) return false;
  const { ownerReferences, finalizers } = stored.metadata;
  const metadata = { ...object.metadata, ownerReferences, finalizers };
  // Objects are JSON.
  return equalJson({ ...object, metadata } as unknown as Json, stored as unknown as Json);
}

const keeping = <T extends KubeObject>(
  { group, plural }: { readonly group: string; readonly plural: string },
  check: (written: Written<T>) => void,
): AdmissionPlugin => ({
  name: "RBAC",
  resource: { group, plural },
  // As in Kubernetes it comes after all that changes the object, and before it is validated.
  mutate(written, operation, { storage }) {
    const { user } = operation;
    if (user === undefined || user.groups.includes(privilegedGroup)) return written;
    if (changesOwnersAlone(written, operation.stored)) return written;
    // It looks at objects of its own resource only.
    const [object, stored] = [written as T, operation.stored as T | undefined];
    check({ object, stored, user, operation, storage });
    return written;
  },
});

/** Components, and the administrator who shows no credentials, are not asked. */
export const escalationChecks: readonly AdmissionPlugin[] = [
  keeping<Role>(Role, checkRole),
  keeping<ClusterRole>(ClusterRole, checkRole),
  keeping<RoleBinding>(RoleBinding, checkBinding),
  keeping<ClusterRoleBinding>(ClusterRoleBinding, checkBinding),
];
